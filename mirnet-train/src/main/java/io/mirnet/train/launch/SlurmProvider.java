package io.mirnet.train.launch;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Launcher;
import io.mirnet.api.training.LauncherProvider;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs trials as the tasks of one Slurm array:
 *
 * <pre>launcher: {type: slurm, partition: gpu, time: 8:00:00, gpus: 1, max_tasks: 8}</pre>
 */
@Doc("an array job of a Slurm cluster")
@AutoService(LauncherProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SlurmProvider implements LauncherProvider<SlurmOptions> {
  /** What a controller bears from many users at once; a trial runs for much longer. */
  private static final Duration POLL = Duration.ofSeconds(15);

  @Override
  public String name() {
    return "slurm";
  }

  @Override
  public Class<SlurmOptions> configType() {
    return SlurmOptions.class;
  }

  @Override
  public Launcher create(SlurmOptions config) {
    return new SlurmLauncher(config, Optional.empty(), POLL);
  }

  @Override
  public boolean runsHere(SlurmOptions config) {
    return false;
  }

  /** The cores of a task: those of the machine that starts the sweep say nothing. */
  @Override
  public int threads(SlurmOptions config, int cores) {
    return config.cpusPerTask();
  }
}

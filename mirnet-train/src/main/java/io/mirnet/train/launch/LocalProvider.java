package io.mirnet.train.launch;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Launcher;
import io.mirnet.api.training.LauncherProvider;

/**
 * Runs trials as processes of this machine:
 *
 * <pre>launcher: {type: local, jobs: 2}</pre>
 */
@Doc("processes of this machine")
@AutoService(LauncherProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class LocalProvider implements LauncherProvider<LocalOptions> {
  @Override
  public String name() {
    return "local";
  }

  @Override
  public Class<LocalOptions> configType() {
    return LocalOptions.class;
  }

  @Override
  public Launcher create(LocalOptions config) {
    return new LocalLauncher(config.jobs());
  }

  @Override
  public int threads(LocalOptions config, int cores) {
    return Math.max(1, cores / config.jobs());
  }
}

package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real Slurm of one node and two cores, until it is stopped. */
final class SlurmNode {
  private static final Programs PROGRAMS = new Programs(Optional.empty(), Duration.ofMinutes(1));

  private final Path folder;

  private SlurmNode(Path folder) {
    this.folder = folder;
  }

  /** Starts it, or skips the test where Slurm is not installed or may not be started. */
  static SlurmNode start(Path folder) throws IOException, InterruptedException {
    assumeTrue(
        PROGRAMS.run("sh", List.of("-c", "command -v slurmctld slurmd munged")).isGood(),
        "Slurm is not installed (Debian: apt-get install slurm-wlm munge)");
    assumeTrue(
        PROGRAMS.run("id", List.of("-u")).out().strip().equals("0"), "only root can start Slurm");
    try (InputStream script = SlurmNode.class.getResourceAsStream("slurm-node.sh")) {
      Files.copy(script, folder.resolve("slurm-node.sh"));
    }
    SlurmNode node = new SlurmNode(folder);
    node.script("start");
    return node;
  }

  /** Returns where sbatch and its like are. */
  Path commands() {
    return folder.resolve("bin");
  }

  /** Runs one of Slurm's commands, which must succeed. */
  String run(String name, String... arguments) {
    try {
      Programs.Result result =
          new Programs(Optional.of(commands()), Duration.ofMinutes(1))
              .run(name, List.of(arguments));
      assertThat(result.exit()).as("%s: %s", name, result.err()).isZero();
      return result.out();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted in " + name, e);
    }
  }

  /** Does to a running task what preemption does, without the two minutes that it then waits. */
  void requeue(String task) {
    run("scontrol", "requeue", task);
    while (!run("squeue", "--noheader", "--format=%T", "--jobs=" + task)
        .strip()
        .equals("PENDING")) {
      Thread.onSpinWait();
    }
    // In the second in which a task was ended, slurmd refuses to begin it.
    run("scontrol", "update", "jobid=" + task, "starttime=now+2");
  }

  /** Stops it and all that it runs. */
  void stop() throws InterruptedException {
    script("stop");
  }

  /** The daemons keep its outputs open, so these go to a file. */
  private void script(String verb) throws InterruptedException {
    String log = folder.resolve("node.txt").toString();
    Programs.Result result =
        PROGRAMS.run(
            "sh",
            List.of(
                "-c",
                "bash \"$1/slurm-node.sh\" \"$2\" \"$1\" > \"$3\" 2>&1 || { cat \"$3\"; exit 1; }",
                "sh",
                folder.toString(),
                verb,
                log));
    assertThat(result.exit()).as(result.out()).isZero();
  }
}

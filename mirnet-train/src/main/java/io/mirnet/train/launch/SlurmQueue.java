package io.mirnet.train.launch;

import io.mirnet.api.training.LaunchException;
import io.mirnet.train.launch.Programs.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Slurm by its commands. */
final class SlurmQueue {
  private final Programs programs;

  SlurmQueue(Programs programs) {
    this.programs = programs;
  }

  /**
   * Submits a script.
   *
   * @throws LaunchException if Slurm refuses, with its words
   */
  SlurmJob submit(Path script) throws InterruptedException {
    Result result = programs.run("sbatch", List.of("--parsable", script.toString()));
    if (!result.isGood()) {
      throw new LaunchException(
          "Slurm refused %s: %s; nothing was started".formatted(script, complaint(result)));
    }
    return SlurmJob.parse(result.out())
        .orElseThrow(
            () ->
                new LaunchException(
                    "sbatch printed '%s' instead of a job's number; see squeue whether %s was submitted"
                        .formatted(result.out().strip(), script)));
  }

  /**
   * Asks how a job's tasks stand.
   *
   * @return its tasks, those that ended a while ago left out, none if all did; or empty if Slurm
   *     does not answer
   */
  Optional<List<SlurmTask>> tasks(SlurmJob job) throws InterruptedException {
    try {
      Result result =
          programs.run(
              "squeue",
              job.with(
                  "--noheader",
                  "--array",
                  "--states=all",
                  "--format=" + SlurmTask.FORMAT,
                  "--jobs=" + job.id()));
      if (result.isGood()) {
        return Optional.of(SlurmTask.parse(result.out()));
      }
      return isForgotten(result.err()) ? Optional.of(List.of()) : Optional.empty();
    } catch (LaunchException e) {
      return Optional.empty();
    }
  }

  /** Tells whether squeue says that there is no such job (any more). */
  static boolean isForgotten(String complaint) {
    return complaint.contains("Invalid job id");
  }

  /** Takes what has not begun out of the queue, of the jobs of a name. */
  void withdraw(String name) throws InterruptedException {
    scancel(List.of("--state=PENDING", "--name=" + name));
  }

  /** Takes what has not begun out of the queue. */
  void withdraw(SlurmJob job) throws InterruptedException {
    scancel(job.with("--state=PENDING", job.id()));
  }

  /** Sends SIGTERM, and nothing after it, to the process that a task's script has become. */
  void terminate(SlurmJob job) throws InterruptedException {
    scancel(job.with("--signal=TERM", "--batch", job.id()));
  }

  /** Ends a job as Slurm does: SIGTERM, then SIGKILL when its KillWait is over. */
  void cancel(SlurmJob job) throws InterruptedException {
    scancel(job.with(job.id()));
  }

  /** What comes of it is seen in the queue: scancel complains of tasks that ended by themselves. */
  private void scancel(List<String> arguments) throws InterruptedException {
    try {
      programs.run("scancel", arguments);
    } catch (LaunchException e) {
      // Slurm is busy. Who asked asks again, or finds the tasks running.
    }
  }

  /** What a program said, in one line. */
  static String complaint(Result result) {
    String text =
        (result.err().isBlank() ? result.out() : result.err())
            .lines()
            .map(line -> line.replaceFirst("^sbatch: (error: )?", "").strip())
            .filter(line -> !line.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? "exit code " + result.exit() : text;
  }
}

package io.mirnet.train.launch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of squeue: how a task of an array stands.
 *
 * @param index its place in the array; empty for the tasks that were cancelled before they began,
 *     which Slurm keeps as one
 * @param state Slurm's word, as {@code RUNNING}
 */
record SlurmTask(OptionalInt index, String state) {
  /** The columns that {@link #parse} reads. */
  static final String FORMAT = "%K|%T";

  private static final Pattern LINE = Pattern.compile("\\s*(\\d+|N/A)\\|([A-Z_]+)\\s*");

  /**
   * States that a task does not leave (squeue's manual, "JOB STATE CODES"). A task that is put back
   * in the queue is PENDING again and not here.
   */
  private static final Set<String> ENDED =
      Set.of(
          "BOOT_FAIL",
          "CANCELLED",
          "COMPLETED",
          "DEADLINE",
          "FAILED",
          "NODE_FAIL",
          "OUT_OF_MEMORY",
          "PREEMPTED",
          "REVOKED",
          "TIMEOUT");

  /** Reads squeue's lines; others, such as a cluster's name, are passed over. */
  static List<SlurmTask> parse(String lines) {
    return lines.lines().map(SlurmTask::line).flatMap(Optional::stream).toList();
  }

  private static Optional<SlurmTask> line(String text) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String index = matcher.group(1);
    return Optional.of(
        new SlurmTask(
            index.equals("N/A") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(index)),
            matcher.group(2)));
  }

  boolean isEnded() {
    return ENDED.contains(state);
  }
}

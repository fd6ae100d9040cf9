package io.mirnet.train.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in one line which trials Slurm ended before they could say why themselves. */
final class Unfinished {
  /** The sweep's status lists all. */
  private static final int NAMED = 3;

  private final SlurmOptions options;
  private final Map<String, List<String>> trials = new LinkedHashMap<>();

  Unfinished(SlurmOptions options) {
    this.options = options;
  }

  /**
   * Adds a trial.
   *
   * @param state how Slurm called its end; empty if nobody saw it
   */
  void add(String id, String state) {
    trials.computeIfAbsent(reason(state), key -> new ArrayList<>()).add(id);
  }

  boolean isEmpty() {
    return trials.isEmpty();
  }

  String message(SlurmJob job) {
    return "Slurm job %s left trials unfinished: %s; run the sweep again to go on from their checkpoints"
        .formatted(
            job.id(),
            trials.entrySet().stream()
                .map(e -> e.getKey() + ": " + names(e.getValue()))
                .collect(Collectors.joining("; ")));
  }

  private static String names(List<String> ids) {
    String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
    return ids.size() > NAMED ? named + " and " + (ids.size() - NAMED) + " more" : named;
  }

  private String reason(String state) {
    return switch (state) {
      case "TIMEOUT", "DEADLINE" ->
          "over the time limit" + options.time().map(time -> " of " + time).orElse("");
      case "OUT_OF_MEMORY" -> "out of memory (memory: " + options.memory() + ")";
      case "CANCELLED" -> "cancelled";
      case "PREEMPTED" -> "preempted, and not put back into the queue";
      case "NODE_FAIL", "BOOT_FAIL" -> "lost with the node";
      case "" -> "ended unseen";
      // Told to save near the time limit; or no java, or no such folder, on the node.
      default ->
          "ended by a signal or an error (%s; see trials/ID/log.txt and slurm/*.log)"
              .formatted(state);
    };
  }
}

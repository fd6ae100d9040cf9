package io.mirnet.train.run;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.blocks.Network;
import io.mirnet.train.measure.Monitor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run reached: the one record that a run or a trial writes as {@code result.json}, and that
 * reports read.
 *
 * @param iteration updates done
 * @param complete whether it was trained to its end
 * @param monitor what decided which weights are the best
 * @param best the best value of the monitored score; NaN if there was no validation
 * @param bestIteration updates done at the best validation; 0 if there was none
 * @param sets what the last weights score, by validation set
 * @param cost size of the network; empty in a result of a run before there was one
 * @param peakMemory most resident memory of the process, in MiB; empty where the system doesn't
 *     tell
 */
public record RunResult(
    long iteration,
    boolean complete,
    Monitor monitor,
    double best,
    long bestIteration,
    Map<String, SetResult> sets,
    Optional<NetworkCost> cost,
    OptionalLong peakMemory) {
  /** Copies the map. */
  public RunResult {
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
  }

  /**
   * Puts together what a run reached in this process.
   *
   * @param state how far it came
   * @param complete whether it was trained to its end
   * @param monitor what decided
   * @param sets what the last weights score, by validation set
   * @param network what was trained
   * @return the result
   */
  public static RunResult of(
      TrainingState state,
      boolean complete,
      Monitor monitor,
      Map<String, SetResult> sets,
      Network network) {
    return new RunResult(
        state.iteration(),
        complete,
        monitor,
        state.best(),
        state.bestIteration(),
        sets,
        Optional.of(NetworkCost.of(network)),
        ResidentMemory.most());
  }

  /**
   * Reads a {@code result.json}.
   *
   * @param file where it is
   * @return what it says
   * @throws io.mirnet.api.InputException if it can't be read
   */
  public static RunResult read(Path file) {
    return ResultJson.read(file);
  }

  /**
   * Returns the result on the monitored set.
   *
   * @return empty if it wasn't measured
   */
  public Optional<SetResult> monitored() {
    return Optional.ofNullable(sets.get(monitor.set()));
  }

  /**
   * Returns what was measured on the monitored set.
   *
   * @return its scores
   */
  public List<ScoreKind> kinds() {
    return monitored().map(SetResult::kinds).orElse(List.of(monitor.kind()));
  }
}

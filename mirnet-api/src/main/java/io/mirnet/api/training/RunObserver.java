package io.mirnet.api.training;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees how a run goes. Methods do nothing unless overridden; all run on the loop's thread, so that
 * what takes long belongs on a thread of the observer's own. What an observer of the configuration
 * throws is told once, by its name, and never ends the run.
 */
public interface RunObserver extends AutoCloseable {

  /**
   * The first step is about to run.
   *
   * @param run what runs
   */
  default void started(Run run) {}

  /**
   * An update was made.
   *
   * @param step its loss, and how far the run is
   */
  default void stepped(Step step) {}

  /**
   * Steps were averaged, as often as {@code train.log_every} says.
   *
   * @param window the means
   */
  default void averaged(Window window) {}

  /**
   * A picture was measured during a validation.
   *
   * @param picture what was restored, and its scores
   */
  default void pictured(Picture picture) {}

  /**
   * All sets that were due were measured.
   *
   * @param validation their means
   */
  default void validated(Validation validation) {}

  /**
   * A checkpoint is on disk.
   *
   * @param iteration updates done
   * @param file the checkpoint
   */
  default void saved(long iteration, Path file) {}

  /**
   * Something is worth knowing, such as what the starting weights matched.
   *
   * @param message a line, or several
   */
  default void noted(String message) {}

  /**
   * Something is not as it should be, but the run goes on.
   *
   * @param message one line
   */
  default void warned(String message) {}

  /**
   * The loop ended, by itself or since it was stopped or failed.
   *
   * @param iteration updates done
   * @param complete whether the run was trained to its end
   */
  default void ended(long iteration, boolean complete) {}

  @Override
  default void close() {}

  /**
   * A run.
   *
   * @param folder its directory
   * @param name its name
   * @param configuration the resolved configuration as YAML
   * @param settings the same, flat: paths as in {@code train.loss.type} with their values as text
   * @param from updates done before, more than 0 in a resumed run
   * @param iterations updates of the whole run
   */
  record Run(
      Path folder,
      String name,
      String configuration,
      Map<String, String> settings,
      long from,
      long iterations) {}

  /**
   * An update.
   *
   * @param iteration updates done
   * @param iterations updates of the whole run
   * @param loss loss of the batch, before the update
   * @param terms parts of the loss by name, not weighted; empty for a loss of one part
   * @param gradientNorm global norm of the gradients, before clipping
   * @param learningRate rate of the update
   * @param iterationsPerSecond speed since the last line of the log
   */
  record Step(
      long iteration,
      long iterations,
      double loss,
      Map<String, Double> terms,
      double gradientNorm,
      double learningRate,
      double iterationsPerSecond) {}

  /**
   * Averages over the steps since the line before.
   *
   * @param iteration updates done
   * @param loss mean loss
   * @param terms means of the loss's parts by name
   * @param learningRate rate of the last update
   * @param gradientNorm mean norm before clipping
   * @param secondsPerIteration wall time, validation and saving left out
   * @param dataWait part of that time in which the step waited for data, 0 to 1
   */
  record Window(
      long iteration,
      double loss,
      Map<String, Double> terms,
      double learningRate,
      double gradientNorm,
      double secondsPerIteration,
      double dataWait) {}

  /**
   * A measured picture.
   *
   * @param iteration updates done
   * @param set the validation set's name
   * @param index its place in the set
   * @param pictures pictures of the set
   * @param name its name
   * @param input the degraded image
   * @param restored what the network made of it
   * @param target the clean image
   * @param scores what it scores
   */
  record Picture(
      long iteration,
      String set,
      int index,
      int pictures,
      String name,
      Image input,
      Image restored,
      Image target,
      Scores scores) {}

  /**
   * The means over a validation set.
   *
   * @param kinds what its metric measures
   * @param scores means of the restored images by score
   * @param input means of the degraded images by score; empty where input and target differ in
   *     channels
   */
  record SetScores(List<ScoreKind> kinds, Map<String, Double> scores, Map<String, Double> input) {
    /** Copies list and maps. */
    public SetScores {
      kinds = List.copyOf(kinds);
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
      input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    }
  }

  /**
   * A validation.
   *
   * @param iteration updates done
   * @param sets means by set, those that were due; where raw and averaged weights are both
   *     measured, the raw ones' are those of {@code NAME/raw}
   * @param best whether the monitored score is the best so far; the weights are then kept
   * @param sample the sample sheet, if one was written
   */
  record Validation(
      long iteration, Map<String, SetScores> sets, boolean best, Optional<Path> sample) {
    /** Copies the map. */
    public Validation {
      sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    }
  }
}

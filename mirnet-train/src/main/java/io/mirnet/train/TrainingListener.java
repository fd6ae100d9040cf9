package io.mirnet.train;

import io.mirnet.train.run.Validation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Hears how a run goes. All methods do nothing unless overridden; they run on the loop's thread.
 */
public interface TrainingListener {

  /**
   * The first step is about to run.
   *
   * @param from updates done before, more than 0 in a resumed run
   * @param total updates of the whole run
   */
  default void started(long from, long total) {}

  /**
   * An update was made.
   *
   * @param progress how far, how well, how fast
   */
  default void stepped(Progress progress) {}

  /**
   * A validation was made.
   *
   * @param iteration updates done
   * @param validation its means
   * @param best whether it is the best so far
   * @param sample the sample sheet, if one was written
   */
  default void validated(
      long iteration, Validation validation, boolean best, Optional<Path> sample) {}

  /**
   * A checkpoint is on disk.
   *
   * @param iteration updates done
   * @param file the checkpoint
   */
  default void saved(long iteration, Path file) {}

  /**
   * Something is not as it should be, but the run goes on.
   *
   * @param message one line
   */
  default void warned(String message) {}

  /**
   * How a run goes.
   *
   * @param iteration updates done
   * @param total updates of the whole run
   * @param loss loss of the last batch
   * @param learningRate rate of the last update
   * @param iterationsPerSecond speed since the last validation
   */
  record Progress(
      long iteration, long total, double loss, double learningRate, double iterationsPerSecond) {}
}

package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a loss may look at: the outputs of a network for a batch or a share of it, the clean images,
 * what the network saw, and the iteration. Images are (N, C, H, W) in any memory order, with values
 * around [0, 1]. A loss may also tell its parts here, for the log.
 */
public final class LossInputs {
  private final NDList outputs;
  private final NDArray target;
  private final NDArray input;
  private final LongSupplier iteration;
  private final Map<String, NDArray> terms = new LinkedHashMap<>();

  /**
   * Makes the inputs.
   *
   * @param outputs what the network made, the restored images first
   * @param target the clean images, of the shape of the restored ones
   * @param input what the network saw
   * @param iteration number of updates done before, from 0
   */
  public LossInputs(NDList outputs, NDArray target, NDArray input, long iteration) {
    this(outputs, target, input, () -> iteration);
  }

  /**
   * Makes the inputs where it isn't known yet how far training will be.
   *
   * @param outputs what the network made, the restored images first
   * @param target the clean images, of the shape of the restored ones
   * @param input what the network saw
   * @param iteration asked for the number of updates done before
   */
  public LossInputs(NDList outputs, NDArray target, NDArray input, LongSupplier iteration) {
    this.outputs = outputs;
    this.target = target;
    this.input = input;
    this.iteration = iteration;
  }

  /**
   * Returns all that the network made.
   *
   * @return the restored images, and behind them what else the network puts out
   */
  public NDList outputs() {
    return outputs;
  }

  /**
   * Returns the restored images, the first output.
   *
   * @return (N, C, H, W)
   */
  public NDArray restored() {
    return outputs.head();
  }

  /**
   * Returns the clean images.
   *
   * @return (N, C, H, W), without gradient
   */
  public NDArray target() {
    return target;
  }

  /**
   * Returns the degraded images that the network saw.
   *
   * @return (N, C, H, W); it may have other channels than the target
   */
  public NDArray input() {
    return input;
  }

  /**
   * Returns how far training is.
   *
   * @return number of updates done before, from 0
   */
  public long iteration() {
    return iteration.getAsLong();
  }

  /**
   * Tells the log of a part of the loss. It is read when the step is done, so it must stay open.
   *
   * @param name what the log calls it; told a second time, {@code edge} becomes {@code edge-2}
   * @param value a scalar, as it counts in the loss
   * @return the value
   */
  public NDArray term(String name, NDArray value) {
    String unique = name;
    for (int n = 2; terms.containsKey(unique); n++) {
      unique = name + "-" + n;
    }
    terms.put(unique, value);
    return value;
  }

  /**
   * Returns what was told, in the order of telling.
   *
   * @return scalars by name
   */
  public Map<String, NDArray> terms() {
    return Collections.unmodifiableMap(terms);
  }

  /**
   * Returns the same with other restored images, for a loss that asks another one about them. Terms
   * told there stay there: what is evaluated twice is logged once.
   *
   * @param other takes the place of the first output
   * @return new inputs without terms
   */
  public LossInputs withRestored(NDArray other) {
    NDList changed = new NDList(outputs);
    changed.set(0, other);
    return new LossInputs(changed, target, input, iteration);
  }
}

package io.mirnet.blocks.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** What DJL's own interface doesn't say of gradients, asked of its PyTorch engine. */
public final class Autograd {
  private Autograd() {}

  /**
   * Computes without recording a gradient. The engine's mode is one for each thread, and on for
   * every thread but the one that started the engine.
   *
   * @param computation what to compute
   * @param <T> its result
   * @return the result
   */
  public static <T> T withoutGradient(Supplier<T> computation) {
    return inMode(false, computation);
  }

  /**
   * Computes and records, so that gradients can be computed. Unlike DJL's collector, which exists
   * once in a process, this may be done on several threads at once.
   *
   * @param computation what to compute; it calls {@link #backward}
   * @param <T> its result
   * @return the result
   */
  public static <T> T recording(Supplier<T> computation) {
    return inMode(true, computation);
  }

  /**
   * Adds gradients to those of the parameters that a recorded result was computed from.
   *
   * @param result a scalar
   */
  public static void backward(NDArray result) {
    try (NDArray one = result.onesLike()) {
      JniUtils.backward((PtNDArray) result, (PtNDArray) one, false, false);
    }
  }

  /**
   * Returns the gradient of a parameter.
   *
   * @param parameter an array that a gradient may be attached to
   * @param owner of the gradient
   * @return its live gradient; zeros if it has none
   */
  public static NDArray gradient(NDArray parameter, NDManager owner) {
    NDArray gradient = JniUtils.getGradient((PtNDArray) parameter);
    NDArray found = gradient == null ? parameter.zerosLike() : gradient;
    found.attach(owner);
    return found;
  }

  private static <T> T inMode(boolean gradient, Supplier<T> computation) {
    Engine.getInstance(); // the native library is loaded with it
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(gradient);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Sets the gradient of a parameter to zero, whatever it is: a difference from itself would leave
   * NaN.
   *
   * @param parameter an array that a gradient may be attached to
   */
  public static void zero(NDArray parameter) {
    PtNDArray array = (PtNDArray) parameter;
    try (PtNDArray gradient = JniUtils.getGradient(array)) {
      if (gradient != null) {
        JniUtils.zeroGrad(array);
      }
    }
  }
}

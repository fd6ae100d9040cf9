package io.mirnet.blocks.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
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
    Engine.getInstance(); // the native library is loaded with it
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
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

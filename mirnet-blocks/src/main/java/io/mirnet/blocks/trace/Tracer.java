package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.util.passthrough.PassthroughNDArray;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.util.Arrays;
import java.util.Set;

/** Finds out what a block computes by running it on arrays that hold only shapes. */
public final class Tracer {
  /** DJL's classes that refuse without saying what. */
  private static final Set<String> SILENT =
      Set.of(
          NDArrayAdapter.class.getName(),
          PassthroughNDArray.class.getName(),
          PassthroughNDManager.class.getName());

  private Tracer() {}

  /**
   * Runs a block's forward pass, not training, without computing a number. No engine is needed, and
   * no memory beyond the graph.
   *
   * @param block initialized, so that its parameters have shapes; it is not changed
   * @param inputs the shapes of its inputs, (N, C, H, W) for images
   * @return the operations in their order
   * @throws UnsupportedOperationException if the block calls an operation that is not among those
   *     of image networks; the message names it
   * @throws IllegalArgumentException if shapes don't fit, or a parameter has no shape yet
   */
  public static Graph trace(Block block, Shape... inputs) {
    Recorder recorder = new Recorder();
    run(block, new ShapeParameters(recorder, block), recorder, inputs);
    return recorder.graph();
  }

  /** Runs the forward pass; what can't be traced is named. */
  static NDList run(Block block, ShapeParameters parameters, Recorder recorder, Shape... inputs) {
    try {
      return block.forward(parameters, recorder.arrays(inputs), false, null);
    } catch (UnsupportedOperationException e) {
      throw named(e);
    }
  }

  /** Takes the name of the operation from where the exception was thrown. */
  private static UnsupportedOperationException named(UnsupportedOperationException e) {
    StackTraceElement thrower =
        Arrays.stream(e.getStackTrace())
            .filter(frame -> !frame.getMethodName().equals("getAlternativeArray"))
            .findFirst()
            .orElse(null);
    if (thrower == null || !SILENT.contains(thrower.getClassName())) {
      return e;
    }
    UntraceableException named = Recorder.unsupported(thrower.getMethodName());
    named.initCause(e);
    return named;
  }
}

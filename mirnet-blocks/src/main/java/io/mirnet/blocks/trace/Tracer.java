package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds out what a block computes by running it on arrays that hold only shapes. */
public final class Tracer {
  private Tracer() {}

  /** What is traced. */
  @FunctionalInterface
  public interface Computation {
    /**
     * Computes.
     *
     * @param parameters to run blocks with
     * @param inputs arrays without numbers
     * @return the results
     */
    NDList of(ParameterStore parameters, NDList inputs);
  }

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
    return trace(
        paths(block), (store, arrays) -> block.forward(store, arrays, false, null), inputs);
  }

  /**
   * Runs what is computed with parameters, such as a block and a loss.
   *
   * @param parameters those of what is run, initialized, by the names that they get in the graph
   * @param computation runs it
   * @param inputs the shapes of the computation's inputs
   * @return the operations in their order
   * @throws UnsupportedOperationException if an operation is not known; the message names it
   * @throws IllegalArgumentException if shapes don't fit, or a parameter has no shape yet
   */
  public static Graph trace(
      Map<String, Parameter> parameters, Computation computation, Shape... inputs) {
    Recorder recorder = new Recorder();
    ShapeParameters store = new ShapeParameters(recorder, parameters);
    return recorder.graph(computation.of(store, recorder.inputs(inputs)));
  }

  /** DJL's own names of a block's parameters. */
  static Map<String, Parameter> paths(Block block) {
    Map<String, Parameter> paths = new LinkedHashMap<>();
    block.getParameters().forEach(pair -> paths.put(pair.getKey(), pair.getValue()));
    return paths;
  }
}

package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/**
 * Finds the shapes of a block by running it once on arrays that hold only shapes. Its children are
 * asked as DJL's containers ask theirs, by {@link Block#initialize} and {@link
 * Block#getOutputShapes}, so that a child need not be traceable as long as it says its shapes.
 */
public final class ShapeInference extends ShapeParameters {
  private final Recorder recorder;
  private final NDManager owner;
  private final DataType type;

  private ShapeInference(Block block, Recorder recorder, NDManager owner, DataType type) {
    super(recorder, Tracer.paths(block));
    this.recorder = recorder;
    this.owner = owner;
    this.type = type;
  }

  /**
   * Initializes the children of a block, each with the shapes that the block gives it first.
   *
   * @param block its own parameters are initialized; it runs children by {@link #run}
   * @param owner of the children's parameters
   * @param type of the children's parameters
   * @param inputs the shapes of the block's inputs
   * @throws UnsupportedOperationException if the block calls an operation that can't be traced; the
   *     message names both
   */
  public static void initializeChildren(
      Block block, NDManager owner, DataType type, Shape... inputs) {
    infer(block, owner, type, inputs);
  }

  /**
   * Finds the shapes of a block's outputs.
   *
   * @param block runs children by {@link #run}
   * @param inputs the shapes of its inputs
   * @return the shapes of its outputs
   * @throws UnsupportedOperationException if the block calls an operation that can't be traced; the
   *     message names both
   */
  public static Shape[] outputShapes(Block block, Shape... inputs) {
    return infer(block, null, DataType.FLOAT32, inputs).getShapes();
  }

  private static NDList infer(Block block, NDManager owner, DataType type, Shape... inputs) {
    Recorder recorder = new Recorder();
    try {
      return block.forward(
          new ShapeInference(block, recorder, owner, type), recorder.inputs(inputs), false, null);
    } catch (UntraceableException e) {
      throw new UnsupportedOperationException(
          "%s, and has to override initializeChildBlocks and getOutputShapes"
              .formatted(e.in(block.getClass()).getMessage()),
          e);
    }
  }

  /**
   * Passes a child of the block.
   *
   * @param child is initialized first if need be
   * @param inputs arrays of this inference
   * @return arrays of the shapes of the child's outputs
   */
  public NDList run(Block child, NDList inputs) {
    Shape[] shapes = inputs.getShapes();
    if (owner != null && !child.isInitialized()) {
      child.initialize(owner, type, shapes);
    }
    return recorder.inputs(child.getOutputShapes(shapes));
  }
}

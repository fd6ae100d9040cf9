package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A block of one output whose shape is that of its first input, which is what DJL's {@link
 * AbstractBlock} needs saying once. Children are named as in the public PyTorch code, so that the
 * path of a parameter is its public name.
 */
public abstract class ImageBlock extends AbstractBlock {
  private static final byte VERSION = 1;

  /** Makes a block without children. */
  protected ImageBlock() {
    super(VERSION);
  }

  /**
   * Adds a child that takes feature maps of a number of channels.
   *
   * @param name its name in the public code, dots included
   * @param child the block
   * @param <B> the type of the block
   * @return the block
   */
  protected final <B extends Block> B child(String name, B child) {
    return addChildBlock(name, child);
  }

  /**
   * Computes the output.
   *
   * @param parameters where the parameters are
   * @param inputs the inputs
   * @param training whether gradients are wanted
   * @return the output, of the shape of the first input
   */
  protected abstract NDArray compute(ParameterStore parameters, NDList inputs, boolean training);

  /**
   * Returns the shapes that a child is initialized with.
   *
   * @param child one of the children
   * @param inputs the shapes of this block's inputs
   * @return the shapes of the child's inputs; only channels matter to convolutions
   */
  protected abstract Shape[] childInputs(Block child, Shape[] inputs);

  @Override
  protected final NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> ignored) {
    requireChannels(inputs);
    // A result belongs to the manager of its first operand and lives until that closes. What a
    // block
    // computes on the way goes with the block; what autograd needs of it, it holds by itself.
    NDManager outer = inputs.head().getManager();
    try (NDManager inner = outer.newSubManager()) {
      for (NDArray input : inputs) {
        if (input.getManager() != inner) { // the same array may be given twice
          input.tempAttach(inner);
        }
      }
      NDArray output = compute(parameters, inputs, training);
      output.attach(outer);
      return new NDList(output);
    }
  }

  /** Refuses what a sum would broadcast and an engine would report in its own terms. */
  private void requireChannels(NDList inputs) {
    if (inputShapes == null) {
      return; // not initialized, which a block without parameters may stay
    }
    for (int i = 0; i < inputs.size(); i++) {
      Shape expected = inputShapes[Math.min(i, inputShapes.length - 1)];
      Shape shape = inputs.get(i).getShape();
      if (shape.dimension() != 4 || shape.get(1) != expected.get(1)) {
        throw new IllegalArgumentException(
            "%s takes (N, %d, H, W), not %s"
                .formatted(getClass().getSimpleName(), expected.get(1), shape));
      }
    }
  }

  @Override
  protected final void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    for (Block child : getChildren().values()) {
      child.initialize(manager, type, childInputs(child, inputs));
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }

  /**
   * Replaces the number of channels of a shape.
   *
   * @param shape (N, C, H, W)
   * @param channels the new C
   * @return (N, channels, H, W)
   */
  protected static Shape withChannels(Shape shape, long channels) {
    return new Shape(shape.get(0), channels, shape.get(2), shape.get(3));
  }
}

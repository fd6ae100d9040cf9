package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import io.mirnet.blocks.trace.ShapeInference;
import io.mirnet.blocks.trace.UntraceableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A block of one output that says what it computes and nothing else: the shapes of its children and
 * of its output follow from {@link #compute}, and what is computed on the way goes with the block.
 * Children and parameters are named as in the public PyTorch code, so that the path of a parameter
 * is its public name.
 *
 * <p>To find shapes, {@code compute} runs on arrays that hold nothing else. A block that must see
 * numbers overrides {@link #initializeChildBlocks} and {@link #getOutputShapes}, as other blocks of
 * DJL do.
 */
public abstract class ImageBlock extends AbstractBlock {
  private static final byte VERSION = 1;

  /** Makes a block without children. */
  protected ImageBlock() {
    super(VERSION);
  }

  /**
   * Adds a child.
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
   * Adds a parameter of the block's own that is trained.
   *
   * @param name its name in the public code
   * @param type what it is for; optimizers may spare some types from weight decay
   * @param shape its shape; null where {@link #prepare} sets it by the inputs
   * @param initializer its first values; {@code type.getInitializer()} for the usual ones
   * @return the parameter, to be read by {@link Pass#value}
   */
  protected final Parameter parameter(
      String name, Parameter.Type type, Shape shape, Initializer initializer) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(type)
            .optShape(shape)
            .optInitializer(initializer)
            .build());
  }

  /**
   * Computes the output.
   *
   * @param pass runs the children and reads the block's own parameters
   * @param inputs the inputs, (N, C, H, W) with the channels that the block was initialized with
   * @return the output
   */
  protected abstract NDArray compute(Pass pass, NDList inputs);

  @Override
  protected final NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> ignored) {
    requireChannels(inputs);
    // A result belongs to the manager of its first operand and lives until that closes. What a
    // block computes on the way goes with the block; what autograd needs of it, it holds by itself.
    List<NDManager> owners = inputs.stream().map(NDArray::getManager).toList();
    NDManager outer = owners.get(0);
    try (NDManager inner = outer.newSubManager()) {
      inputs.forEach(input -> input.attach(inner));
      try {
        NDArray output = compute(new Pass(parameters, inner, training), inputs);
        output.attach(outer);
        return new NDList(output);
      } catch (UntraceableException e) {
        throw e.in(getClass());
      } finally {
        for (int i = 0; i < owners.size(); i++) {
          inputs.get(i).attach(owners.get(i));
        }
      }
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
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    if (children.isEmpty()) {
      return;
    }
    ShapeInference.initializeChildren(this, manager, type, inputs);
    List<String> left = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      Block child = children.valueAt(i);
      if (!child.getParameters().values().stream().allMatch(Parameter::isInitialized)) {
        // DJL puts the child's ordinal before its name
        left.add(children.keyAt(i).substring(String.format(Locale.ROOT, "%02d", i + 1).length()));
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          "%s never runs its children %s; run them in compute, or leave them out"
              .formatted(getClass().getSimpleName(), String.join(", ", left)));
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return ShapeInference.outputShapes(this, inputs);
  }
}

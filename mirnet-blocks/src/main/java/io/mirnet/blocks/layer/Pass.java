package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.mirnet.blocks.trace.ShapeInference;
import java.util.List;

/**
 * One forward pass through an {@link ImageBlock}: runs its children and reads its own parameters.
 * At initialization the same pass goes over arrays that hold only shapes, and a child learns the
 * shapes of its inputs from the first time that it is run.
 */
public final class Pass {
  private final ParameterStore store;
  private final NDManager inner;
  private final boolean training;

  Pass(ParameterStore store, NDManager inner, boolean training) {
    this.store = store;
    this.inner = inner;
    this.training = training;
  }

  /**
   * Tells what the pass is for.
   *
   * @return whether this is a step of training; false at initialization
   */
  public boolean training() {
    return training;
  }

  /**
   * Runs a child that has one output.
   *
   * @param child a child of the block
   * @param inputs the child's inputs
   * @return the output
   */
  public NDArray run(Block child, NDArray... inputs) {
    return forward(child, new NDList(inputs)).singletonOrThrow();
  }

  /**
   * Runs children one after the other, as {@code nn.Sequential} does.
   *
   * @param children each with one input and one output; none returns x as it is
   * @param x the input of the first
   * @return the output of the last
   */
  public NDArray run(List<? extends Block> children, NDArray x) {
    NDArray y = x;
    for (Block child : children) {
      y = run(child, y);
    }
    return y;
  }

  /**
   * Runs a child of any number of outputs.
   *
   * @param child a child of the block
   * @param inputs the child's inputs
   * @return the outputs
   */
  public NDList forward(Block child, NDList inputs) {
    return store instanceof ShapeInference shapes
        ? shapes.run(child, inputs)
        : child.forward(store, inputs, training);
  }

  /**
   * Reads a parameter of the block. A result belongs to the manager of its first operand, and the
   * array of a parameter to the network's; this is a view of it that goes with the block, as all
   * that is computed from it does. Gradients pass through.
   *
   * @param parameter one of the block's own
   * @return its value, not to be changed
   */
  public NDArray value(Parameter parameter) {
    NDArray array = store.getValue(parameter, inner.getDevice(), training);
    if (array.getManager() == inner) { // it holds a shape and no memory
      return array;
    }
    NDArray view = array.reshape(array.getShape());
    view.attach(inner);
    return view;
  }
}

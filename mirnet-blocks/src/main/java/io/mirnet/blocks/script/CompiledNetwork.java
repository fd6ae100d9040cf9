package io.mirnet.blocks.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.engine.Script;
import io.mirnet.blocks.trace.AnySize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network that computes by a script of its graph: one call for a forward pass, or for forward
 * pass, loss and backward pass together, where DJL's blocks make one for each operation. The
 * weights stay the network's own arrays. Images whose sides the graph doesn't hold for are computed
 * by the network as it is.
 *
 * <p>What is trained and what is frozen is settled when the script is made.
 */
public final class CompiledNetwork implements Forward {
  private final NetworkCode code;
  private final Forward eager;
  private final Script script;
  private final List<NDArray> arrays;
  private final Extent extent;

  /** What the script can do, for which images. */
  private record Extent(int multiple, boolean trains, boolean differentiates) {}

  private CompiledNetwork(
      NetworkCode code, Forward eager, Script script, List<NDArray> arrays, Extent extent) {
    this.code = code;
    this.eager = eager;
    this.script = script;
    this.arrays = arrays;
    this.extent = extent;
  }

  /** A loss, to be traced with the network. */
  @FunctionalInterface
  public interface Loss {
    /**
     * Computes the loss.
     *
     * @param input the images that the network saw
     * @param target the clean images
     * @param outputs what the network made
     * @return the loss, then whatever else is to be returned with it; scalars
     */
    NDList of(NDArray input, NDArray target, NDList outputs);
  }

  /**
   * Compiles a network to be used.
   *
   * @param network the network; it owns the script
   * @param bfloat16 whether to compute in bfloat16, with weights in float32
   * @return the network, which computes the same by the script; {@link #train} by its blocks
   * @throws UnsupportedOperationException if its blocks do what a graph can't hold; the message
   *     says what
   */
  public static CompiledNetwork of(Network network, boolean bfloat16) {
    NetworkCode code = new NetworkCode(network, bfloat16);
    return load(code, new Extent(code.addEvaluation().multiple(), false, false));
  }

  /**
   * Compiles a network to be trained.
   *
   * @param network the network; it owns the script
   * @param bfloat16 whether to compute in bfloat16, with weights and loss in float32
   * @param loss the loss, so that {@link #gradients} can be called; empty where it has no graph
   * @return the network, which computes the same by the script
   * @throws UnsupportedOperationException if its blocks or the loss do what a graph can't hold; the
   *     message says what
   */
  public static CompiledNetwork trainable(Network network, boolean bfloat16, Optional<Loss> loss) {
    NetworkCode code = new NetworkCode(network, bfloat16);
    AnySize evaluation = code.addEvaluation();
    AnySize training = code.addTraining(evaluation);
    int multiple = Math.max(evaluation.multiple(), training.multiple());
    if (loss.isPresent()) {
      multiple = Math.max(multiple, code.addLoss(training, loss.get()).multiple());
    }
    return load(code, new Extent(multiple, true, loss.isPresent()));
  }

  private static CompiledNetwork load(NetworkCode code, Extent extent) {
    Script script = Script.load(code.network().manager(), code.archive());
    return new CompiledNetwork(code, code.network(), script, code.arrays(), extent);
  }

  /**
   * Tells whether the script computes images of a size.
   *
   * @param shape (N, C, H, W)
   * @return false where sides are no multiples of what the graph holds for
   */
  public boolean holdsFor(Shape shape) {
    return shape.get(2) % extent.multiple() == 0 && shape.get(3) % extent.multiple() == 0;
  }

  /**
   * Tells whether {@link #gradients} can be called.
   *
   * @return whether a loss was compiled too
   */
  public boolean differentiates() {
    return extent.differentiates();
  }

  /**
   * Returns how many gradients there are.
   *
   * @return number of trained parameters
   */
  public int trained() {
    return code.trained();
  }

  @Override
  public NDList train(NDArray images) {
    return extent.trains() && holdsFor(images.getShape())
        ? script.differentiate(images.getManager(), NetworkScript.TRAIN, arrays, images)
        : eager.train(images);
  }

  @Override
  public NDArray evaluate(NDArray images) {
    if (!holdsFor(images.getShape())) {
      return eager.evaluate(images);
    }
    NDList outputs = script.call(images.getManager(), NetworkScript.EVALUATE, arrays, images);
    NDArray restored = outputs.remove(0);
    outputs.close();
    return restored;
  }

  /**
   * Computes the loss of a batch, and its gradients.
   *
   * @param images what the network sees, (N, in, H, W), of a size that the script {@linkplain
   *     #holdsFor holds for}; results belong to its manager
   * @param target the clean images
   * @param share a scalar by which the gradients are multiplied
   * @return what the loss returns, then the gradient of each trained parameter, in the network's
   *     order and the parameters' memory order
   */
  public NDList gradients(NDArray images, NDArray target, NDArray share) {
    return script.differentiate(
        images.getManager(), NetworkScript.GRADIENTS, arrays, images, target, share);
  }

  @Override
  public CompiledNetwork with(Map<String, NDArray> weights) {
    List<NDArray> others = new ArrayList<>(arrays);
    for (int i = 0; i < code.names().size(); i++) {
      others.set(i, weights.getOrDefault(code.names().get(i), arrays.get(i)));
    }
    return new CompiledNetwork(code, code.network().with(weights), script, others, extent);
  }

  @Override
  public ImageSpec images() {
    return code.network().images();
  }

  @Override
  public NDManager manager() {
    return code.network().manager();
  }
}

package io.mirnet.blocks.script;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.mirnet.blocks.engine.Script;
import java.util.List;

/**
 * Arithmetic on lists of arrays, in one call however long a list is: what becomes of gradients,
 * weights and averages in each step. Everything is done in place and records no gradient, whatever
 * the arrays are. Operations are those of PyTorch's {@code torch._foreach_*} and {@code
 * torch._fused_*}.
 */
public final class Foreach {
  private static final Script SCRIPT =
      Script.load(NDManager.newBaseManager(Device.cpu()), Archive.of(List.of(ForeachCode.TEXT)));

  private Foreach() {}

  /**
   * Computes the norm of each array.
   *
   * @param arrays on one device, at least one
   * @return the root of the sum of squares of each; one transfer from the device
   */
  public static float[] norms(List<NDArray> arrays) {
    try (NDManager manager = arrays.get(0).getManager().newSubManager()) {
      return SCRIPT.call(manager, "norms", arrays).get(0).toFloatArray();
    }
  }

  /**
   * Computes {@code array *= factor}.
   *
   * @param arrays changed
   * @param factor the factor
   */
  public static void scale(List<NDArray> arrays, double factor) {
    run("scale", arrays, factor);
  }

  /**
   * Computes {@code array = max(-limit, min(limit, array))}.
   *
   * @param arrays changed
   * @param limit positive
   */
  public static void clamp(List<NDArray> arrays, double limit) {
    run("clamp", arrays, limit);
  }

  /**
   * Computes {@code array += other}.
   *
   * @param arrays changed
   * @param others of the same shapes, on the same device
   */
  public static void add(List<NDArray> arrays, List<NDArray> others) {
    run("add", arrays, others);
  }

  /**
   * Computes {@code array = keep array + share other}.
   *
   * @param arrays changed
   * @param keep factor of what is there
   * @param others of the same shapes, on the same device
   * @param share factor of the others
   */
  public static void mix(List<NDArray> arrays, double keep, List<NDArray> others, double share) {
    run("mix", arrays, others, keep, share);
  }

  /**
   * Copies values; arrays keep their memory order.
   *
   * @param arrays changed
   * @param others of the same shapes, on the same device
   */
  public static void copy(List<NDArray> arrays, List<NDArray> others) {
    run("copy", arrays, others);
  }

  /**
   * Puts arrays into one, as they lie in memory.
   *
   * @param arrays on one device; each fills its memory without gaps
   * @return one axis, with the manager of the first
   */
  public static NDArray flatten(List<NDArray> arrays) {
    return SCRIPT.call(arrays.get(0).getManager(), "flatten", arrays).get(0);
  }

  /**
   * Takes apart what {@link #flatten} has put together.
   *
   * @param flat one axis, on the arrays' device
   * @param arrays changed; of the shapes and memory orders of those that were put together
   */
  public static void spread(NDArray flat, List<NDArray> arrays) {
    run("spread", arrays, flat);
  }

  /**
   * The constants of Adam.
   *
   * @param beta1 of the first moment
   * @param beta2 of the second moment
   * @param epsilon added to the root of the second moment, after its bias is corrected
   * @param decoupled whether the decay is taken off the weight (AdamW), and not added to the
   *     gradient
   */
  public record AdamRule(double beta1, double beta2, double epsilon, boolean decoupled) {}

  /**
   * Updates weights by Adam or AdamW.
   *
   * @param rule the constants
   * @param arrays weights, gradients, first and second moments; moments lie in memory as weights do
   * @param step number of this update, from 1
   * @param rate the learning rate
   * @param decay the weight decay
   */
  public static void adam(
      AdamRule rule, List<List<NDArray>> arrays, long step, double rate, double decay) {
    SCRIPT.call(
        manager(arrays),
        rule.decoupled() ? "adamw" : "adam",
        arrays.get(0),
        arrays.get(1),
        arrays.get(2),
        arrays.get(3),
        (double) step,
        rate,
        rule.beta1(),
        rule.beta2(),
        rule.epsilon(),
        decay);
  }

  /**
   * The constants of stochastic gradient descent.
   *
   * @param momentum share of the former direction; 0 for none
   * @param dampening what the gradient counts less in the direction
   * @param nesterov whether the direction is looked ahead
   */
  public record SgdRule(double momentum, double dampening, boolean nesterov) {}

  /**
   * Updates weights by stochastic gradient descent.
   *
   * @param rule the constants
   * @param arrays weights and gradients, and momenta unless the rule has none; these lie in memory
   *     as weights do
   * @param first whether it is the first update, which sets the momentum to the gradient
   * @param rate the learning rate
   * @param decay the weight decay
   */
  public static void sgd(
      SgdRule rule, List<List<NDArray>> arrays, boolean first, double rate, double decay) {
    SCRIPT.call(
        manager(arrays),
        "sgd",
        arrays.get(0),
        arrays.get(1),
        rule.momentum() > 0 ? arrays.get(2) : List.of(),
        rate,
        rule.momentum(),
        rule.dampening(),
        rule.nesterov() ? 1L : 0L,
        first ? 1L : 0L,
        decay);
  }

  /**
   * Updates weights by Lion.
   *
   * @param arrays weights, gradients and momenta
   * @param rate the learning rate
   * @param beta1 share of the momentum in the direction
   * @param beta2 share of the momentum that stays
   * @param decay the weight decay
   */
  public static void lion(
      List<List<NDArray>> arrays, double rate, double beta1, double beta2, double decay) {
    SCRIPT.call(
        manager(arrays),
        "lion",
        arrays.get(0),
        arrays.get(1),
        arrays.get(2),
        rate,
        beta1,
        beta2,
        decay);
  }

  private static NDManager manager(List<List<NDArray>> arrays) {
    return arrays.get(0).get(0).getManager();
  }

  private static void run(String method, List<NDArray> arrays, Object... others) {
    Object[] arguments = new Object[others.length + 1];
    arguments[0] = arrays;
    System.arraycopy(others, 0, arguments, 1, others.length);
    NDList nothing = SCRIPT.call(arrays.get(0).getManager(), method, arguments);
    nothing.close();
  }
}

package io.mirnet.train.execution;

import io.mirnet.api.training.ImageLoss;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.script.CompiledNetwork;
import java.util.Optional;

/** How a network computes, as it turned out. */
public final class Computed {
  private final Network network;
  private final Optional<CompiledNetwork> compiled;
  private final Optional<TracedLoss> loss;
  private final boolean bfloat16;
  private final String reason;

  Computed(
      Network network,
      Optional<CompiledNetwork> compiled,
      Optional<TracedLoss> loss,
      boolean bfloat16,
      String reason) {
    this.network = network;
    this.compiled = compiled;
    this.loss = loss;
    this.bfloat16 = bfloat16;
    this.reason = reason;
  }

  static Computed eager(Network network, String reason) {
    return new Computed(network, Optional.empty(), Optional.empty(), false, reason);
  }

  /**
   * Returns how to run the network.
   *
   * @return its script, or the network itself
   */
  public Forward forward() {
    return compiled.isPresent() ? compiled.get() : network;
  }

  /**
   * Returns how to compute gradients.
   *
   * @param other the loss that was compiled, if one was
   * @return by the script, or as the engine records them
   */
  public Gradients gradients(ImageLoss other) {
    Gradients recorded = new BlockGradients(network, forward(), other);
    return compiled
        .filter(CompiledNetwork::differentiates)
        .<Gradients>map(script -> new ScriptGradients(script, loss.orElseThrow().terms(), recorded))
        .orElse(recorded);
  }

  /**
   * Returns how the network computes, for a run to go on so.
   *
   * @return compiled or eager, float32 or bfloat16
   */
  public Computation computation() {
    return new Computation(
        compiled.isPresent() ? Execution.COMPILED : Execution.EAGER,
        bfloat16 ? Precision.BFLOAT16 : Precision.FLOAT32);
  }

  /**
   * Tells whether nothing need be said of how the network computes.
   *
   * @return true for a script in float32 that holds everything
   */
  public boolean isUsual() {
    return compiled.isPresent() && !bfloat16 && reason.isEmpty();
  }

  /**
   * Says how the network computes.
   *
   * @return such as {@code compiled, bfloat16}, and a reason where it is not as it could be
   */
  @Override
  public String toString() {
    String how =
        (compiled.isPresent() ? "compiled" : "eager") + (bfloat16 ? ", bfloat16" : ", float32");
    return reason.isEmpty() ? how : how + " (" + reason + ")";
  }
}

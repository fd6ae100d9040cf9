package io.mirnet.train.execution;

import ai.djl.Device;
import io.mirnet.api.InputException;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.script.CompiledNetwork;
import java.util.Optional;

/**
 * How networks are to compute. A script is made and checked against the blocks, on one small batch,
 * before anything relies on it.
 *
 * @param execution by what
 * @param precision in what
 */
public record Computation(Execution execution, Precision precision) {
  /** As the blocks of a network say, whatever the machine has. */
  public static final Computation EAGER = new Computation(Execution.EAGER, Precision.FLOAT32);

  /**
   * Settles what is left open as a run did that goes on.
   *
   * @param as how the run computed
   * @return a computation in which {@code auto} means that
   */
  public Computation settled(Computation as) {
    return new Computation(
        execution == Execution.AUTO ? as.execution() : execution,
        precision == Precision.AUTO ? as.precision() : precision);
  }

  /**
   * Makes a network ready to restore.
   *
   * @param network the network, frozen
   * @return how it computes
   * @throws InputException if it can't compute as asked
   */
  public Computed of(Network network) {
    return of(network, Optional.empty());
  }

  /**
   * Makes a network ready to be trained.
   *
   * @param network the network; what is frozen is settled
   * @param loss the loss, with its arrays where the network's are
   * @return how it computes
   * @throws InputException if it can't compute as asked
   */
  public Computed of(Network network, ImageLoss loss) {
    return of(network, Optional.of(new TracedLoss(loss)));
  }

  private Computed of(Network network, Optional<TracedLoss> loss) {
    if (execution == Execution.EAGER) {
      if (precision == Precision.BFLOAT16) {
        throw refused("precision: bfloat16 is compiled only", "it was asked for execution: eager");
      }
      return Computed.eager(network, "");
    }
    boolean bfloat16 = isBfloat16(network.manager().getDevice());
    try {
      return compile(network, loss, bfloat16);
    } catch (RuntimeException e) {
      // Blocks and losses of plugins may do anything; the engine refuses code in its own words.
      String reason = firstLine(e);
      if (execution == Execution.COMPILED || precision == Precision.BFLOAT16) {
        throw refused("this network has no script", reason);
      }
      return Computed.eager(network, reason);
    }
  }

  private boolean isBfloat16(Device device) {
    return precision == Precision.BFLOAT16
        || precision == Precision.AUTO && Bfloat16Units.here().areOn(device);
  }

  private static Computed compile(Network network, Optional<TracedLoss> loss, boolean bfloat16) {
    if (loss.isEmpty()) {
      CompiledNetwork compiled = CompiledNetwork.of(network, bfloat16);
      ScriptCheck.outputs(network, compiled, bfloat16);
      return new Computed(network, Optional.of(compiled), loss, bfloat16, "");
    }
    CompiledNetwork compiled;
    String reason = "";
    try {
      compiled = CompiledNetwork.trainable(network, bfloat16, Optional.of(loss.get()));
    } catch (RuntimeException e) {
      // One without the other: the loss may be what has no graph.
      reason = "the loss by its blocks: " + firstLine(e);
      compiled = CompiledNetwork.trainable(network, bfloat16, Optional.empty());
    }
    ScriptCheck.gradients(network, compiled, loss.get().loss(), bfloat16);
    return new Computed(network, Optional.of(compiled), loss, bfloat16, reason);
  }

  private static InputException refused(String what, String why) {
    return new InputException(
        "%s (%s); use execution: auto with precision: float32".formatted(what, why));
  }

  private static String firstLine(RuntimeException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}

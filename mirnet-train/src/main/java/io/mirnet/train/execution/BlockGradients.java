package io.mirnet.train.execution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.engine.Autograd;
import java.util.Collection;
import java.util.List;

/**
 * Gradients that the engine records while a loss is computed, and adds to the parameters. The
 * network itself may run by a script.
 */
final class BlockGradients implements Gradients {
  private final Network network;
  private final Forward forward;
  private final ImageLoss loss;
  private boolean recorded;

  /**
   * Makes what records.
   *
   * @param network whose parameters are trained
   * @param forward how it computes
   * @param loss any loss
   */
  BlockGradients(Network network, Forward forward, ImageLoss loss) {
    this.network = network;
    this.forward = forward;
    this.loss = loss;
  }

  @Override
  public Result of(NDManager owner, List<Part> parts, long iteration) {
    recorded = true;
    LossParts sums = new LossParts();
    for (Part part : parts) {
      Autograd.recording(
          () -> {
            LossInputs inputs =
                new LossInputs(forward.train(part.input()), part.target(), part.input(), iteration);
            NDArray value = loss.evaluate(inputs);
            sums.add(value, inputs.terms(), part.share());
            NDArray weighed = part.share() == 1 ? value : value.mul((float) part.share());
            Autograd.backward(weighed);
            return weighed;
          });
    }
    List<NDArray> gradients =
        trained().stream().map(parameter -> Autograd.gradient(parameter, owner)).toList();
    return new Result(sums.loss(), sums.terms(), gradients);
  }

  private Collection<NDArray> trained() {
    return network.parameters().trained().values();
  }

  @Override
  public void clear() {
    if (recorded) {
      trained().forEach(Autograd::zero);
      recorded = false;
    }
  }
}

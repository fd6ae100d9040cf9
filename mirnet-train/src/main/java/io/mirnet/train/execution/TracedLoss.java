package io.mirnet.train.execution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.blocks.script.CompiledNetwork;
import java.util.List;

/** A loss as part of a script. It remembers what its terms are called. */
final class TracedLoss implements CompiledNetwork.Loss {
  private final ImageLoss loss;
  private List<String> terms = List.of();

  TracedLoss(ImageLoss loss) {
    this.loss = loss;
  }

  @Override
  public NDList of(NDArray input, NDArray target, NDList outputs) {
    LossInputs inputs =
        new LossInputs(
            outputs,
            target,
            input,
            () -> {
              throw new UnsupportedOperationException("it asks for the iteration");
            });
    NDList results = new NDList(loss.evaluate(inputs));
    results.addAll(new NDList(inputs.terms().values()));
    terms = List.copyOf(inputs.terms().keySet());
    return results;
  }

  ImageLoss loss() {
    return loss;
  }

  List<String> terms() {
    return terms;
  }
}

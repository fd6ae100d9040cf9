package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import java.util.List;

/**
 * A weighted sum of losses. Each term is told to the log under its name as it counts in the sum,
 * with its weight.
 */
final class SumLoss implements ImageLoss {
  private final List<Term> terms;

  private SumLoss(List<Term> terms) {
    this.terms = terms;
  }

  private record Term(String name, ImageLoss loss, float weight) {
    NDArray evaluate(LossInputs inputs) {
      return inputs.term(name, loss.evaluate(inputs).mul(weight));
    }
  }

  static SumLoss of(List<WeightedLoss> terms, LossSpec spec) {
    return new SumLoss(
        terms.stream()
            .map(
                term ->
                    new Term(
                        term.loss().type(),
                        LossProvider.build(term.loss(), spec),
                        (float) term.weight()))
            .toList());
  }

  @Override
  public NDArray evaluate(LossInputs inputs) {
    NDArray sum = terms.get(0).evaluate(inputs);
    for (Term term : terms.subList(1, terms.size())) {
      sum = sum.add(term.evaluate(inputs));
    }
    return sum;
  }

  @Override
  public void close() {
    terms.forEach(term -> term.loss().close());
  }
}

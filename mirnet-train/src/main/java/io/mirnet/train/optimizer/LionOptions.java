package io.mirnet.train.optimizer;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code lion}; the defaults are the paper's.
 *
 * @param betas share of the momentum in the direction, and decay of the momentum
 * @param weightDecay times the learning rate times the weight is taken off the weight
 */
public record LionOptions(
    @Default("[0.9, 0.99]")
        @Range(min = 0, max = 1)
        @Doc("share of the momentum in the direction, and its decay")
        List<Double> betas,
    @Default("0")
        @Range(min = 0, max = 10)
        @Doc("times the rate times the weight is taken off the weight")
        double weightDecay)
    implements Checked {

  /** Copies the list. */
  public LionOptions {
    betas = List.copyOf(betas);
  }

  @Override
  public List<Violation> violations() {
    return Betas.violations(betas);
  }
}

package io.mirnet.train.optimizer;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code adamw}; the defaults are PyTorch's.
 *
 * @param betas decay of the first and of the second moment
 * @param epsilon added to the root of the second moment
 * @param weightDecay times the learning rate times the weight is taken off the weight
 */
public record AdamWOptions(
    @Default("[0.9, 0.999]") @Range(min = 0, max = 1) @Doc("decay of the two moments")
        List<Double> betas,
    @Default("1e-8") @Range(min = 0, max = 1) @Doc("added to the root of the second moment")
        double epsilon,
    @Default("0.01")
        @Range(min = 0, max = 10)
        @Doc("times the rate times the weight is taken off the weight")
        double weightDecay)
    implements Checked {

  /** Copies the list. */
  public AdamWOptions {
    betas = List.copyOf(betas);
  }

  @Override
  public List<Violation> violations() {
    return Betas.violations(betas);
  }
}

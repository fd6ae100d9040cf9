package io.mirnet.train.optimizer;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code adam}; the defaults are the released options'.
 *
 * @param betas decay of the first and of the second moment
 * @param epsilon added to the root of the second moment
 * @param weightDecay times the weight is added to its gradient
 */
public record AdamOptions(
    @Default("[0.9, 0.999]") @Range(min = 0, max = 1) @Doc("decay of the two moments")
        List<Double> betas,
    @Default("1e-8") @Range(min = 0, max = 1) @Doc("added to the root of the second moment")
        double epsilon,
    @Default("0") @Range(min = 0, max = 10) @Doc("times the weight is added to its gradient")
        double weightDecay)
    implements Checked {

  /** Copies the list. */
  public AdamOptions {
    betas = List.copyOf(betas);
  }

  @Override
  public List<Violation> violations() {
    return Betas.violations(betas);
  }
}

package io.mirnet.train.loss;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code ms-ssim}; the default is the paper's.
 *
 * @param weights exponent of each scale, the finest first
 */
public record MsSsimOptions(
    @Default("[0.0448, 0.2856, 0.3001, 0.2363, 0.1333]")
        @Range(min = 0, max = 1)
        @Doc("exponent of each scale, the finest first; n scales take patches of 11 * 2^(n - 1)")
        List<Double> weights)
    implements Checked {

  /** Copies the list. */
  public MsSsimOptions {
    weights = List.copyOf(weights);
  }

  @Override
  public List<Violation> violations() {
    return weights.isEmpty()
        ? List.of(new Violation("weights", "one weight or more is needed"))
        : List.of();
  }
}

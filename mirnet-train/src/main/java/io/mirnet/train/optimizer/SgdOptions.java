package io.mirnet.train.optimizer;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code sgd}.
 *
 * @param momentum share of the last direction that stays; 0 for none
 * @param dampening share of the gradient that is left out of the direction
 * @param nesterov whether the gradient counts once more, ahead of the momentum
 * @param weightDecay times the weight is added to its gradient
 */
public record SgdOptions(
    @Default("0.9") @Range(min = 0, max = 1) @Doc("share of the last direction that stays")
        double momentum,
    @Default("0") @Range(min = 0, max = 1) @Doc("share of the gradient left out of the direction")
        double dampening,
    @Default("false") @Doc("whether to look ahead along the momentum") boolean nesterov,
    @Default("0") @Range(min = 0, max = 10) @Doc("times the weight is added to its gradient")
        double weightDecay)
    implements Checked {

  @Override
  public List<Violation> violations() {
    return nesterov && (momentum == 0 || dampening > 0)
        ? List.of(
            new Violation(
                "nesterov",
                "needs a momentum and no dampening, not momentum %s and dampening %s"
                    .formatted(momentum, dampening)))
        : List.of();
  }
}

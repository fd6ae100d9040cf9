package io.mirnet.train.loss;

import io.mirnet.api.Checked;
import io.mirnet.api.Doc;
import java.util.List;

/**
 * Options of {@code sum}.
 *
 * @param terms the losses that are added
 */
public record SumOptions(@Doc("the losses that are added") List<WeightedLoss> terms)
    implements Checked {

  /** Copies the list. */
  public SumOptions {
    terms = List.copyOf(terms);
  }

  @Override
  public List<Violation> violations() {
    return terms.isEmpty()
        ? List.of(new Violation("terms", "one loss or more is needed"))
        : List.of();
  }
}

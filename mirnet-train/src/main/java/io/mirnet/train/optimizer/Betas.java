package io.mirnet.train.optimizer;

import io.mirnet.api.Checked.Violation;
import java.util.List;

/** Checks the decays of two moments. */
final class Betas {
  private Betas() {}

  static List<Violation> violations(List<Double> betas) {
    return betas.size() == 2 && betas.get(0) < 1 && betas.get(1) < 1
        ? List.of()
        : List.of(new Violation("betas", "two numbers below 1 are needed, not " + betas));
  }
}

package io.mirnet.train.sweep.plan;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An axis that a search draws numbers of: {@code {from: 1e-4, to: 1e-2, log: true}}.
 *
 * @param from the least number
 * @param to the greatest
 * @param log whether each tenfold is as likely as the next
 * @param step distance of the numbers; any number of three digits without
 */
record AxisRange(
    @Doc("the least number") double from,
    @Doc("the greatest number") double to,
    @Default("false") @Doc("whether each tenfold is as likely as the next") boolean log,
    @Doc("distance of the numbers, from the least on; any number without") Optional<Double> step)
    implements Checked {
  /** Digits that a drawn number keeps: settings are read by people. */
  private static final MathContext DIGITS = new MathContext(3);

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    if (!(from < to)) {
      violations.add(new Violation("to", "a range goes up, not from %s to %s".formatted(from, to)));
    }
    if (log && !(from > 0)) {
      violations.add(new Violation("from", "a range with log: true is of numbers above 0"));
    }
    if (step.isPresent() && (log || !(step.get() > 0))) {
      violations.add(new Violation("step", "a step is a number above 0, and not for log: true"));
    }
    return violations;
  }

  /** How many numbers there are; 0 for any. */
  int values() {
    // The small amount undoes sums like 0.1 + 0.2, which lie above.
    return step.map(each -> 1 + (int) ((to - from) / each + 1e-9)).orElse(0);
  }

  /** The number that stands at a part of the range, from 0 to less than 1. */
  String at(double part) {
    if (step.isPresent()) {
      BigDecimal steps = BigDecimal.valueOf((int) (part * values()));
      return plain(BigDecimal.valueOf(from).add(BigDecimal.valueOf(step.get()).multiply(steps)));
    }
    double number = log ? from * Math.pow(to / from, part) : from + (to - from) * part;
    BigDecimal rounded = new BigDecimal(number).round(DIGITS);
    return plain(rounded.max(BigDecimal.valueOf(from)).min(BigDecimal.valueOf(to)));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}

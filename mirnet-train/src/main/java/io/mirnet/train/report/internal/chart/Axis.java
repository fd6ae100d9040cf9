package io.mirnet.train.report.internal.chart;

import io.mirnet.train.report.internal.markup.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis whose ends and ticks are round: multiples of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param low the first tick
 * @param step distance of ticks
 * @param steps how many there are, at least 1
 */
record Axis(double low, double step, int steps) {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;

  /**
   * Chooses an axis that holds all values.
   *
   * @param least the least value
   * @param greatest the greatest; may be the same
   * @param wanted about how many steps
   */
  static Axis covering(double least, double greatest, int wanted) {
    if (!(greatest > least)) {
      // A single value needs some air, or its axis would have no length.
      double air = least == 0 ? 1 : Math.abs(least) * 0.01;
      return covering(least - air, least + air, wanted);
    }
    double step = round((greatest - least) / wanted);
    // Multiples of a tenth are not exact: 0.3 must not fall below 3 * 0.1.
    double first = Math.floor(least / step + 1e-9);
    double last = Math.ceil(greatest / step - 1e-9);
    return new Axis(first * step, step, (int) Math.max(1, last - first));
  }

  /** The next greater of 1, 2, 2.5, 5 and 10 times a power of ten. */
  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (step <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  double high() {
    return low + steps * step;
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      ticks.add(Math.rint((low + i * step) / step) * step);
    }
    return ticks;
  }

  /** Where a value lies: 0 at the low end, 1 at the high end, beyond them outside. */
  double place(double value) {
    return (value - low) / (high() - low);
  }

  /** A tick's text; a unit of thousands or millions keeps it short. */
  String label(double tick) {
    double most = Math.max(Math.abs(low), Math.abs(high()));
    if (tick == 0 || most < 10 * KILO) {
      return Numbers.decimal(tick, digits(step));
    }
    double unit = most < 10 * MEGA ? KILO : MEGA;
    return Numbers.decimal(tick / unit, digits(step / unit)) + (unit == KILO ? " k" : " M");
  }

  /** Digits after the point that multiples of a step need. */
  private static int digits(double step) {
    int digits = 0;
    for (double rest = step; Math.abs(rest - Math.rint(rest)) > 1e-6 * rest; rest *= 10) {
      digits++;
    }
    return digits;
  }
}

package io.mirnet.train.search;

import io.mirnet.api.training.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A density over the settings, axis by axis: of a range a mixture of normal distributions cut at 0
 * and 1, one about each point and a wide one for all (the prior); of values their counts, plus one
 * for each.
 */
record Parzen(SearchSpace space, List<List<Double>> points) {
  /** Below, candidates would crowd at points that are known. */
  private static final double NARROWEST = 0.02;

  /** Draws a point. */
  List<Double> draw(SplittableRandom random) {
    List<Double> point = new ArrayList<>();
    for (int axis = 0; axis < space.values().size(); axis++) {
      int values = space.values().get(axis);
      point.add(values == 0 ? number(axis, random) : (value(axis, random) + 0.5) / values);
    }
    return point;
  }

  /** The logarithm of the density at a point. */
  double logDensity(List<Double> point) {
    double sum = 0;
    for (int axis = 0; axis < space.values().size(); axis++) {
      int values = space.values().get(axis);
      double x = point.get(axis);
      sum += Math.log(values == 0 ? density(axis, x) : share(axis, (int) (x * values)));
    }
    return sum;
  }

  private double number(int axis, SplittableRandom random) {
    int centre = random.nextInt(points.size() + 1);
    if (centre == points.size()) {
      return random.nextDouble();
    }
    double x = -1;
    while (!(x >= 0 && x < 1)) {
      x = points.get(centre).get(axis) + width() * random.nextGaussian();
    }
    return x;
  }

  private double density(int axis, double x) {
    double sum = 1; // the prior, even over [0, 1)
    for (List<Double> point : points) {
      double from = (x - point.get(axis)) / width();
      double inside = normal((1 - point.get(axis)) / width()) - normal(-point.get(axis) / width());
      sum += Math.exp(-from * from / 2) / (Math.sqrt(2 * Math.PI) * width() * inside);
    }
    return sum / (points.size() + 1);
  }

  /** Scott's rule in one dimension, for points spread over the whole of [0, 1). */
  private double width() {
    return Math.max(NARROWEST, 0.5 * Math.pow(points.size() + 1, -0.2) / 2);
  }

  /** The normal distribution's share below x (Abramowitz and Stegun 26.2.17, to 7.5e-8). */
  private static double normal(double x) {
    if (x < 0) {
      return 1 - normal(-x);
    }
    double t = 1 / (1 + 0.2316419 * x);
    double sum =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return 1 - Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
  }

  private int value(int axis, SplittableRandom random) {
    double left = random.nextDouble();
    int values = space.values().get(axis);
    for (int value = 0; value < values - 1; value++) {
      left -= share(axis, value);
      if (left < 0) {
        return value;
      }
    }
    return values - 1;
  }

  private double share(int axis, int value) {
    int values = space.values().get(axis);
    long same = points.stream().filter(point -> (int) (point.get(axis) * values) == value).count();
    return (same + 1.0) / (points.size() + values);
  }
}

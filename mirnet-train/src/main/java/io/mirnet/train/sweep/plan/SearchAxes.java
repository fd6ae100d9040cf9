package io.mirnet.train.sweep.plan;

import io.mirnet.api.training.SearchSpace;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** The axes of a search: what the numbers of a point stand for. */
final class SearchAxes {
  /**
   * An axis.
   *
   * @param values how many it has; 0 for a range
   * @param at what stands at a part of it
   */
  private record Axis(String name, int values, DoubleFunction<Axes.Point> at) {}

  private final List<Axis> axes = new ArrayList<>();

  /**
   * Reads the axes.
   *
   * @param written as the file has them, at least one
   * @param lists reads those that are lists or labels
   * @param reader reads those that are ranges
   * @throws io.mirnet.config.ConfigurationException if a range is none
   */
  SearchAxes(Mapping written, Axes lists, ConfigurationReader reader) {
    for (Map.Entry<String, Entry> axis : written.entries().entrySet()) {
      axes.add(
          isRange(axis.getValue())
              ? range(axis.getKey(), axis.getValue(), reader)
              : list(axis.getKey(), lists.points(axis.getKey(), axis.getValue())));
    }
  }

  /** Tells a range from labels, whose values are mappings. */
  static boolean isRange(Entry axis) {
    return axis.value() instanceof Mapping mapping
        && mapping.entries().containsKey("from")
        && mapping.entries().get("from").value() instanceof Scalar scalar
        && !scalar.isEmpty();
  }

  private static Axis list(String name, List<Axes.Point> points) {
    return new Axis(name, points.size(), part -> points.get((int) (part * points.size())));
  }

  private static Axis range(String name, Entry axis, ConfigurationReader reader) {
    AxisRange range =
        reader
            .readAlone(AxisRange.class, "axis '" + name + "'", axis.value().flow(), List.of())
            .value();
    return new Axis(
        name,
        range.values(),
        part -> {
          String number = range.at(part);
          Scalar value = new Scalar(axis.value().origin(), number, false);
          return new Axes.Point(number, List.of(new Change(name, axis.key(), value)));
        });
  }

  SearchSpace space() {
    return new SearchSpace(axes.stream().map(Axis::values).toList());
  }

  /** The setting at a point. */
  Setting at(List<Double> point) {
    if (point.size() != axes.size()) {
      throw new IllegalArgumentException(
          "the search proposed a point of %d numbers for %d axes"
              .formatted(point.size(), axes.size()));
    }
    Setting setting = Setting.BASE;
    for (int i = 0; i < axes.size(); i++) {
      Axes.Point there = axes.get(i).at().apply(point.get(i));
      setting = setting.with(axes.get(i).name(), there.label(), there.changes());
    }
    return setting;
  }
}

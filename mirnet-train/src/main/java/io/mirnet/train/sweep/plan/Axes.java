package io.mirnet.train.sweep.plan;

import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Turns axes into settings: their product, less what is excluded, with what is included. */
final class Axes {
  private final Consumer<Problem> problems;

  Axes(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Expands a sweep file.
   *
   * @return settings in the order of the axes, the last one varying fastest; all with their labels
   */
  List<Setting> settings(SweepOptions options) {
    List<Setting> settings = List.of(Setting.BASE);
    for (Map.Entry<String, Entry> axis : options.axes().entries().entrySet()) {
      List<Point> points = points(axis.getKey(), axis.getValue());
      settings =
          settings.stream()
              .flatMap(
                  setting ->
                      points.stream().map(p -> setting.with(axis.getKey(), p.label(), p.changes())))
              .toList();
    }
    List<Setting> kept = new ArrayList<>(exclude(settings, options));
    if (options.axes().entries().isEmpty() && !options.include().entries().isEmpty()) {
      kept.clear(); // without axes the included settings are all there are
    }
    options
        .include()
        .entries()
        .forEach(
            (label, entry) ->
                kept.add(Setting.BASE.with("", label, changes(entry.value(), entry.key()))));
    return kept;
  }

  /** A value on an axis. */
  record Point(String label, List<Change> changes) {}

  /** The values of an axis that is a list, or has labels. */
  List<Point> points(String name, Entry axis) {
    List<Point> points = new ArrayList<>();
    if (SearchAxes.isRange(axis)) {
      refuse(
          axis.key(),
          "axis '" + name + "' is a range, which takes a search",
          "add search: {type: random, trials: 20}, or give a list of values");
      return points;
    }
    if (axis.value() instanceof Sequence values) {
      for (Node value : values.items()) {
        points.add(new Point(value.flow(), List.of(new Change(name, axis.key(), value))));
      }
    } else if (axis.value() instanceof Mapping labels) {
      labels
          .entries()
          .forEach((label, e) -> points.add(new Point(label, changes(e.value(), e.key()))));
    }
    if (points.isEmpty()) {
      refuse(
          axis.key(),
          "axis '" + name + "' has no values",
          "a list of values, or labels with what they change");
    }
    return points;
  }

  private List<Change> changes(Node node, Origin key) {
    if (node instanceof Scalar scalar && scalar.isEmpty()) {
      return List.of();
    }
    if (!(node instanceof Mapping mapping)) {
      refuse(key, "what a label changes is a mapping, not " + node.describe(), "{path: value}");
      return List.of();
    }
    return mapping.entries().entrySet().stream()
        .map(e -> new Change(e.getKey(), e.getValue().key(), e.getValue().value()))
        .toList();
  }

  private List<Setting> exclude(List<Setting> settings, SweepOptions options) {
    List<Setting> kept = new ArrayList<>(settings);
    for (Mapping rule : options.exclude()) {
      if (!rule.entries().isEmpty() && !kept.removeIf(setting -> matches(setting, rule))) {
        refuse(
            rule.entries().values().iterator().next().key(),
            "no setting is " + rule.flow(),
            "axes: " + String.join(", ", options.axes().entries().keySet()));
      }
    }
    return kept;
  }

  private static boolean matches(Setting setting, Mapping rule) {
    return rule.entries().entrySet().stream()
        .allMatch(
            e -> Objects.equals(setting.labels().get(e.getKey()), e.getValue().value().flow()));
  }

  private void refuse(Origin origin, String message, String hint) {
    problems.accept(new Problem(origin, message, hint));
  }
}

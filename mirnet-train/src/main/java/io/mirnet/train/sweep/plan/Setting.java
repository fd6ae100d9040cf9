package io.mirnet.train.sweep.plan;

import io.mirnet.config.tree.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One combination of the axes: what a row of the report is.
 *
 * @param labels the value or label by axis, in the order of the axes
 * @param changes what it changes in the base
 */
record Setting(Map<String, String> labels, List<Change> changes) {
  /** The base as it is. */
  static final Setting BASE = new Setting(Map.of(), List.of());

  Setting {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    changes = List.copyOf(changes);
  }

  Setting with(String axis, String label, List<Change> more) {
    Map<String, String> longer = new LinkedHashMap<>(labels);
    longer.put(axis, label);
    List<Change> all = new ArrayList<>(changes);
    all.addAll(more);
    return new Setting(longer, all);
  }

  /**
   * Returns, for example, {@code fusion=sum, groups=[1, 2]}; {@code base} without axes. An axis is
   * called by the end of its path, as much of it as no other axis ends with.
   */
  String name() {
    if (labels.isEmpty()) {
      return "base";
    }
    return labels.entrySet().stream()
        .map(e -> e.getKey().isEmpty() ? e.getValue() : shorten(e.getKey()) + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private String shorten(String axis) {
    int dot = axis.lastIndexOf('.');
    while (dot >= 0 && isShared(axis.substring(dot))) {
      dot = axis.lastIndexOf('.', dot - 1);
    }
    return axis.substring(dot + 1);
  }

  /** Whether a second axis ends so. */
  private boolean isShared(String end) {
    return labels.keySet().stream().filter(axis -> ("." + axis).endsWith(end)).count() > 1;
  }
}

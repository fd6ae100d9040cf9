package io.mirnet.train.sweep.plan;

import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Axes from a command line: {@code model.fusion=sum,skff} is an axis, {@code model.width=16} is
 * not.
 *
 * @param axes the axes, as a sweep file would hold them
 * @param overrides the pairs that are none
 */
record TypedAxes(Mapping axes, List<String> overrides) {

  /** Tells axes from overrides by whether commas separate several values outside brackets. */
  static TypedAxes of(List<String> pairs, Consumer<Problem> problems) {
    Map<String, Entry> axes = new LinkedHashMap<>();
    List<String> overrides = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      String pair = pairs.get(i);
      int equals = pair.indexOf('=');
      String text = "[" + pair.substring(equals + 1) + "]";
      Source source = new Source(Source.Kind.OVERRIDE, i, "axis '" + pair + "'", text);
      Origin origin = source.start();
      Node values = YamlTree.read(source, problems).orElse(new Sequence(origin, List.of()));
      if (values instanceof Sequence list && list.items().size() > 1) {
        axes.put(pair.substring(0, equals).strip(), new Entry(origin, values));
      } else {
        overrides.add(pair);
      }
    }
    Origin start = new Source(Source.Kind.OVERRIDE, 0, "the axes", "").start();
    return new TypedAxes(new Mapping(start, axes), List.copyOf(overrides));
  }
}

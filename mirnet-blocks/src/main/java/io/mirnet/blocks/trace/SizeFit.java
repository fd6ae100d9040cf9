package io.mirnet.blocks.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Explains the numbers of a graph by four traces: at a base, and with batch, height and width
 * doubled.
 *
 * @param base batch, height and width
 */
record SizeFit(long[] base) {

  Graph of(AnySize.Subject subject) {
    List<Graph> traces = new ArrayList<>(List.of(subject.at(base[0], base[1], base[2])));
    for (int i = 0; i < base.length; i++) {
      long[] doubled = base.clone();
      doubled[i] *= 2;
      traces.add(subject.at(doubled[0], doubled[1], doubled[2]));
      requireAlike(traces.get(0), traces.get(traces.size() - 1));
    }
    List<Operation> nodes = new ArrayList<>();
    for (int i = 0; i < traces.get(0).nodes().size(); i++) {
      int index = i;
      nodes.add(node(traces.stream().map(trace -> trace.nodes().get(index)).toList()));
    }
    return new Graph(nodes, traces.get(0).outputs());
  }

  static void requireAlike(Graph a, Graph b) {
    boolean alike = a.nodes().size() == b.nodes().size() && a.outputs().equals(b.outputs());
    for (int i = 0; alike && i < a.nodes().size(); i++) {
      Operation left = a.nodes().get(i);
      Operation right = b.nodes().get(i);
      alike =
          left.kind() == right.kind()
              && left.operands().equals(right.operands())
              && left.sizes().size() == right.sizes().size()
              && left.attributes().keySet().equals(right.attributes().keySet());
    }
    if (!alike) {
      throw UntraceableException.size("the graph");
    }
  }

  static boolean same(Object a, Object b) {
    return a instanceof float[] left && b instanceof float[] right
        ? Arrays.equals(left, right)
        : a.equals(b);
  }

  private Operation node(List<Operation> seen) {
    Operation first = seen.get(0);
    Map<String, Object> attributes = new HashMap<>();
    first
        .attributes()
        .forEach(
            (name, value) ->
                attributes.put(
                    name,
                    attribute(
                        first.kind(),
                        seen.stream().map(node -> node.attributes().get(name)).toList())));
    return new Operation(
        first.kind(),
        first.operands(),
        attributes,
        sizes(first.kind(), seen.stream().map(Operation::sizes).toList()));
  }

  @SuppressWarnings("unchecked") // only lists of sizes are recorded
  private Object attribute(Kind kind, List<Object> seen) {
    if (seen.get(0) instanceof List<?>) {
      return sizes(kind, seen.stream().map(list -> (List<Size>) list).toList());
    }
    if (seen.stream().allMatch(value -> same(seen.get(0), value))) {
      return seen.get(0);
    }
    if (seen.stream().allMatch(value -> value instanceof Double number && whole(number))) {
      return size(kind, seen.stream().mapToLong(value -> ((Double) value).longValue()).toArray());
    }
    throw UntraceableException.size(kind, seen.toArray());
  }

  private static boolean whole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 52;
  }

  private List<Size> sizes(Kind kind, List<List<Size>> seen) {
    List<Size> sizes = new ArrayList<>();
    for (int i = 0; i < seen.get(0).size(); i++) {
      int index = i;
      sizes.add(size(kind, seen.stream().mapToLong(list -> list.get(index).constant()).toArray()));
    }
    return sizes;
  }

  /** The values at the base, and with batch, height and width doubled. */
  private Size size(Kind kind, long[] seen) {
    long at = seen[0];
    if (Arrays.stream(seen).allMatch(value -> value == at)) {
      return Size.of(at);
    }
    int[] powers = new int[base.length];
    long product = 1;
    int changed = -1;
    int changes = 0;
    boolean monomial = at != 0;
    for (int i = 0; i < base.length; i++) {
      if (seen[i + 1] == at) {
        continue;
      }
      changed = i;
      changes++;
      while (monomial && powers[i] < 4 && seen[i + 1] != at << powers[i]) {
        powers[i]++;
        product *= base[i];
      }
      monomial = monomial && seen[i + 1] == at << powers[i];
    }
    if (monomial) {
      long common = AnySize.gcd(at, product);
      return new Size(at / common, product / common, powers[0], powers[1], powers[2], 0);
    }
    if (changes != 1) {
      throw UntraceableException.size(kind, Arrays.toString(seen));
    }
    long slope = seen[changed + 1] - at;
    long common = Math.abs(AnySize.gcd(slope, base[changed]));
    return new Size(
        slope / common,
        base[changed] / common,
        changed == 0 ? 1 : 0,
        changed == 1 ? 1 : 0,
        changed == 2 ? 1 : 0,
        at - slope);
  }
}

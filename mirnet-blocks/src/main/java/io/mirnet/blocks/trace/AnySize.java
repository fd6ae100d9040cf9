package io.mirnet.blocks.trace;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that holds for images of any size. Blocks compute with plain numbers, so it is found from
 * several traces: the batch, the height and the width are doubled one after the other, each number
 * in the graph is explained by what changed it, and two further traces have to confirm all of it.
 *
 * @param graph the graph, whose numbers may depend on the size of its first input
 * @param multiple the sides for which it holds are multiples of this
 */
public record AnySize(Graph graph, int multiple) {
  /** Sides are first taken as multiples of this, or of the network's own. */
  private static final int SIDE = 64;

  /** A block that pads pads to less than this. */
  private static final int MOST = 256;

  /** The shapes of a computation's inputs for a batch of images of some size. */
  @FunctionalInterface
  public interface Inputs {
    /**
     * Returns the shapes.
     *
     * @param batch number of images
     * @param height rows
     * @param width columns
     * @return a shape for each input, of the images first
     */
    Shape[] of(long batch, long height, long width);
  }

  /**
   * Traces a computation.
   *
   * @param block initialized
   * @param computation what is traced
   * @param multiple sides that the computation takes are multiples of this
   * @param inputs shapes by size
   * @return the graph
   * @throws UnsupportedOperationException if an operation is not known, or the graph depends on the
   *     size of the images in another way than {@link Size} has; the message says where
   */
  public static AnySize trace(
      Block block, Tracer.Computation computation, int multiple, Inputs inputs) {
    long side = (long) multiple * SIDE / gcd(multiple, SIDE);
    Probe probe = (n, h, w) -> Tracer.trace(block, computation, inputs.of(n, h, w));
    long[] base = {2, 3 * side, 4 * side};
    Graph general = new Fit(base).of(probe);
    UntraceableException last = null;
    for (int period = multiple; period <= Math.max(multiple, MOST); period *= 2) {
      try {
        confirm(general, probe, 3, base[1] + period, base[2] - period);
        confirm(general, probe, 1, base[1] - 2L * period, base[2] + 3L * period);
        return new AnySize(general, period);
      } catch (UntraceableException e) {
        last = e;
      }
    }
    throw last;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private interface Probe {
    Graph of(long n, long h, long w);
  }

  private static void confirm(Graph general, Probe probe, long n, long h, long w) {
    Graph seen = probe.of(n, h, w);
    Fit.requireAlike(general, seen);
    for (int i = 0; i < seen.nodes().size(); i++) {
      Operation expected = general.nodes().get(i);
      Operation actual = seen.nodes().get(i);
      confirm(expected.kind(), expected.sizes(), actual.sizes(), n, h, w);
      expected
          .attributes()
          .forEach(
              (name, value) -> confirm(expected, value, actual.attributes().get(name), n, h, w));
    }
  }

  private static void confirm(Object what, Object expected, Object actual, long n, long h, long w) {
    boolean alike;
    if (expected instanceof List<?> sizes) {
      List<?> values = (List<?>) actual;
      alike = sizes.size() == values.size();
      for (int i = 0; alike && i < sizes.size(); i++) {
        alike = ((Size) sizes.get(i)).at(n, h, w) == ((Size) values.get(i)).constant();
      }
    } else if (expected instanceof Size size) {
      alike = actual instanceof Double number && size.at(n, h, w) == number;
    } else {
      alike = Fit.same(expected, actual);
    }
    if (!alike) {
      throw UntraceableException.size(what, expected, actual);
    }
  }

  /** Explains the numbers of a graph by four traces. */
  private record Fit(long[] base) {

    Graph of(Probe probe) {
      List<Graph> traces = new ArrayList<>(List.of(probe.of(base[0], base[1], base[2])));
      for (int i = 0; i < base.length; i++) {
        long[] doubled = base.clone();
        doubled[i] *= 2;
        traces.add(probe.of(doubled[0], doubled[1], doubled[2]));
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
        sizes.add(
            size(kind, seen.stream().mapToLong(list -> list.get(index).constant()).toArray()));
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
        long common = gcd(at, product);
        return new Size(at / common, product / common, powers[0], powers[1], powers[2], 0);
      }
      if (changes != 1) {
        throw UntraceableException.size(kind, Arrays.toString(seen));
      }
      long slope = seen[changed + 1] - at;
      long common = Math.abs(gcd(slope, base[changed]));
      return new Size(
          slope / common,
          base[changed] / common,
          changed == 0 ? 1 : 0,
          changed == 1 ? 1 : 0,
          changed == 2 ? 1 : 0,
          at - slope);
    }
  }
}

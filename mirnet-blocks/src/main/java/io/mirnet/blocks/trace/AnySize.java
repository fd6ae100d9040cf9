package io.mirnet.blocks.trace;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
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
   * What is traced.
   *
   * @param parameters those of what is run, initialized, by the names that they get in the graph
   * @param computation runs it
   * @param multiple sides that it takes are multiples of this
   * @param inputs shapes by size
   */
  public record Subject(
      Map<String, Parameter> parameters,
      Tracer.Computation computation,
      int multiple,
      Inputs inputs) {

    Graph at(long n, long h, long w) {
      return Tracer.trace(parameters, computation, inputs.of(n, h, w));
    }

    /** A size to begin with: the batch, and sides that many networks take. */
    private long[] base() {
      long side = (long) multiple * SIDE / gcd(multiple, SIDE);
      return new long[] {2, 3 * side, 4 * side};
    }
  }

  /**
   * Traces a computation.
   *
   * @param subject what is traced
   * @return the graph
   * @throws UnsupportedOperationException if an operation is not known, or the graph depends on the
   *     size of the images in another way than {@link Size} has; the message says where
   */
  public static AnySize of(Subject subject) {
    Graph general = new SizeFit(subject.base()).of(subject);
    UntraceableException last = null;
    int most = Math.max(subject.multiple(), MOST);
    for (int period = subject.multiple(); period <= most; period *= 2) {
      AnySize graph = new AnySize(general, period);
      try {
        graph.confirm(subject);
        return graph;
      } catch (UntraceableException e) {
        last = e;
      }
    }
    throw last;
  }

  /**
   * Tells whether another computation has this graph too, as a network mostly has in training.
   *
   * @param subject the other computation
   * @return whether two traces of it confirm all of this graph
   */
  public boolean isOf(Subject subject) {
    try {
      confirm(subject);
      return true;
    } catch (UntraceableException e) {
      return false;
    }
  }

  private void confirm(Subject subject) {
    long[] base = subject.base();
    confirm(subject, 3, base[1] + multiple, base[2] - multiple);
    confirm(subject, 1, base[1] - 2L * multiple, base[2] + 3L * multiple);
  }

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private void confirm(Subject subject, long n, long h, long w) {
    Graph seen = subject.at(n, h, w);
    SizeFit.requireAlike(graph, seen);
    for (int i = 0; i < seen.nodes().size(); i++) {
      Operation expected = graph.nodes().get(i);
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
      alike = SizeFit.same(expected, actual);
    }
    if (!alike) {
      throw UntraceableException.size(what, expected, actual);
    }
  }
}

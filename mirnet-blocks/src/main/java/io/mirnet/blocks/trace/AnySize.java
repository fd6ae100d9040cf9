package io.mirnet.blocks.trace;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;

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
    Graph general = new SizeFit(base).of(probe);
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

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Traces for one size. */
  interface Probe {
    Graph of(long n, long h, long w);
  }

  private static void confirm(Graph general, Probe probe, long n, long h, long w) {
    Graph seen = probe.of(n, h, w);
    SizeFit.requireAlike(general, seen);
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
      alike = SizeFit.same(expected, actual);
    }
    if (!alike) {
      throw UntraceableException.size(what, expected, actual);
    }
  }
}

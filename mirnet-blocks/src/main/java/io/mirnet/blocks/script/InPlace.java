package io.mirnet.blocks.script;

import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import java.util.EnumSet;
import java.util.Set;

/**
 * Says which operations may write into their first operand: one that nothing else reads, and whose
 * own backward pass doesn't need it.
 */
final class InPlace {
  /** Their gradient needs their inputs or nothing, never their result. */
  private static final Set<Kind> FORGETFUL =
      EnumSet.of(Kind.CONVOLUTION, Kind.LINEAR, Kind.ADD, Kind.SUB, Kind.AVG_POOL, Kind.MATMUL);

  private static final Set<Kind> WRITERS =
      EnumSet.of(Kind.LEAKY_RELU, Kind.RELU, Kind.ADD, Kind.SUB);

  private final Graph graph;
  private final int[] readers;

  InPlace(Graph graph) {
    this.graph = graph;
    readers = graph.readers();
  }

  boolean allows(int index) {
    Operation node = graph.nodes().get(index);
    if (!WRITERS.contains(node.kind()) || node.flag("reversed")) {
      return false;
    }
    int operand = node.operands().get(0);
    Operation written = graph.nodes().get(operand);
    return readers[operand] == 1
        && FORGETFUL.contains(written.kind())
        && written.sizes().equals(node.sizes());
  }

  /** {@code torch.add(} becomes {@code torch.add_(}. */
  static String write(String expression) {
    return expression.replaceFirst("^torch\\.(\\w+)\\(", "torch.$1_(");
  }
}

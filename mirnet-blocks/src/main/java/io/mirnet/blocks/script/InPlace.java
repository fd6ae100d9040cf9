package io.mirnet.blocks.script;

import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import java.util.EnumSet;
import java.util.Set;

/**
 * Says which operations may write into their first operand: one that nothing reads later, and that
 * no backward pass needs.
 */
final class InPlace {
  private static final Set<Kind> WRITERS =
      EnumSet.of(Kind.LEAKY_RELU, Kind.RELU, Kind.ADD, Kind.SUB, Kind.MUL, Kind.DIV);

  /** Their gradient needs their inputs or nothing, never their result; nor is that a view. */
  private static final Set<Kind> FORGETFUL =
      EnumSet.of(
          Kind.CONVOLUTION,
          Kind.LINEAR,
          Kind.MATMUL,
          Kind.ADD,
          Kind.SUB,
          Kind.MUL,
          Kind.DIV,
          Kind.AVG_POOL,
          Kind.INTERPOLATION,
          Kind.CONCAT);

  /** Their own gradient needs what they would write over. */
  private static final Set<Kind> SAVES_OPERANDS = EnumSet.of(Kind.MUL, Kind.DIV);

  /** Their result may be their operand's memory. */
  private static final Set<Kind> VIEWS =
      EnumSet.of(
          Kind.RESHAPE,
          Kind.TRANSPOSE,
          Kind.SLICE,
          Kind.SPLIT,
          Kind.PART,
          Kind.BROADCAST,
          Kind.DETACH,
          Kind.REAL,
          Kind.DROPOUT);

  private final Graph graph;
  private final boolean differentiated;
  private final int[] readers;
  private final int[] lastRead;
  private final int[] memory;

  /**
   * Looks at a graph.
   *
   * @param differentiated whether a backward pass follows
   */
  InPlace(Graph graph, boolean differentiated) {
    this.graph = graph;
    this.differentiated = differentiated;
    readers = graph.readers();
    memory = new int[graph.nodes().size()];
    lastRead = new int[graph.nodes().size()];
    for (int i = 0; i < memory.length; i++) {
      Operation node = graph.nodes().get(i);
      memory[i] = VIEWS.contains(node.kind()) ? memory[node.operands().get(0)] : i;
      for (int operand : node.operands()) {
        lastRead[memory[operand]] = i;
      }
    }
    graph.outputs().forEach(output -> lastRead[memory[output]] = Integer.MAX_VALUE);
  }

  boolean allows(int index) {
    Operation node = graph.nodes().get(index);
    if (!WRITERS.contains(node.kind()) || node.flag("reversed")) {
      return false;
    }
    int operand = node.operands().get(0);
    Operation written = graph.nodes().get(operand);
    if (!written.sizes().equals(node.sizes()) || readsTwice(node)) {
      return false;
    }
    if (differentiated) {
      return readers[operand] == 1
          && FORGETFUL.contains(written.kind())
          && !Convolutions.isView(written, graph)
          && !SAVES_OPERANDS.contains(node.kind());
    }
    return memory[operand] == operand && !written.kind().isLeaf() && lastRead[operand] == index;
  }

  /**
   * Tells whether a product is written with the sum that alone reads it, right behind it: {@code a
   * + p q} goes through memory once.
   */
  boolean isFactor(int index) {
    Operation product = graph.nodes().get(index);
    if (product.kind() != Kind.MUL
        || product.operands().size() != 2
        || readers[index] != 1
        || index + 1 == memory.length) {
      return false;
    }
    Operation sum = graph.nodes().get(index + 1);
    return sum.kind() == Kind.ADD
        && sum.operands().size() == 2
        && sum.operands().get(1) == index
        && sum.sizes().equals(product.sizes())
        && graph.nodes().get(sum.operands().get(0)).sizes().equals(sum.sizes())
        && product.operands().stream().noneMatch(i -> memory[i] == memory[sum.operands().get(0)]);
  }

  /** As in x + x, or x and a view of it. */
  private boolean readsTwice(Operation node) {
    return node.operands().size() > 1
        && memory[node.operands().get(0)] == memory[node.operands().get(1)];
  }

  /** {@code torch.add(} becomes {@code torch.add_(}. */
  static String write(String expression) {
    return expression.replaceFirst("^torch\\.(\\w+)\\(", "torch.$1_(");
  }
}

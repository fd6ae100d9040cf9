package io.mirnet.blocks.trace;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a block computes: operations in the order in which they ran, each on results of those before
 * it.
 *
 * @param nodes inputs, parameters, constants and operations; unmodifiable
 * @param outputs the nodes that are the result
 */
public record Graph(List<Operation> nodes, List<Integer> outputs) {

  /** Copies the lists. */
  public Graph {
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /**
   * Returns what is computed.
   *
   * @return the nodes that are no inputs, parameters or constants
   */
  public List<Operation> operations() {
    return nodes.stream().filter(node -> !node.kind().isLeaf()).toList();
  }

  /**
   * Finds nodes of a kind.
   *
   * @param kind the kind
   * @return their indices, in order
   */
  public List<Integer> all(Kind kind) {
    return IntStream.range(0, nodes.size())
        .filter(i -> nodes.get(i).kind() == kind)
        .boxed()
        .toList();
  }

  /**
   * Counts the readers of each node; being a result counts as one.
   *
   * @return numbers by node
   */
  public int[] readers() {
    int[] readers = new int[nodes.size()];
    nodes.forEach(node -> node.operands().forEach(operand -> readers[operand]++));
    outputs.forEach(output -> readers[output]++);
    return readers;
  }

  /**
   * Returns the cost as papers of this field count it.
   *
   * @return multiply-adds of all convolutions and linear layers
   */
  public long multiplyAdds() {
    return nodes.stream().mapToLong(this::multiplyAdds).sum();
  }

  /**
   * Returns the cost of one operation.
   *
   * @param operation a node of this graph
   * @return multiplications that are each followed by an addition; for convolutions and linear
   *     layers only, 0 for all else
   */
  public long multiplyAdds(Operation operation) {
    return switch (operation.kind()) {
      case CONVOLUTION, LINEAR -> {
        Operation weight = nodes.get(operation.operands().get(1));
        yield operation.output().size() * weight.output().slice(1).size();
      }
      default -> 0;
    };
  }

  /**
   * Returns what training must keep at least for the backward pass.
   *
   * @return floats in the outputs of all convolutions
   */
  public long activations() {
    return nodes.stream()
        .filter(operation -> operation.kind() == Kind.CONVOLUTION)
        .mapToLong(operation -> operation.output().size())
        .sum();
  }

  /**
   * Returns what a pass without gradients must hold at its fullest moment, where each result is
   * given up after its last reader.
   *
   * @return floats of inputs and results, without parameters
   */
  public long mostLive() {
    int[] readers = readers();
    long live = 0;
    long most = 0;
    for (int i = 0; i < nodes.size(); i++) {
      Operation node = nodes.get(i);
      if (isHeld(node)) {
        live += node.output().size();
        most = Math.max(most, live);
      }
      for (int operand : node.operands()) {
        if (--readers[operand] == 0 && isHeld(nodes.get(operand))) {
          live -= nodes.get(operand).output().size();
        }
      }
    }
    return most;
  }

  private static boolean isHeld(Operation node) {
    return node.kind() == Kind.INPUT || !node.kind().isLeaf();
  }
}

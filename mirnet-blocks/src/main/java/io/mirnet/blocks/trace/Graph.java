package io.mirnet.blocks.trace;

import java.util.List;

/**
 * What a block computes for inputs of certain shapes.
 *
 * @param operations in the order in which they ran; unmodifiable
 */
public record Graph(List<Operation> operations) {

  /** Copies the list. */
  public Graph {
    operations = List.copyOf(operations);
  }

  /**
   * Returns the cost as papers of this field count it.
   *
   * @return multiply-adds of all convolutions and linear layers
   */
  public long multiplyAdds() {
    return operations.stream().mapToLong(Operation::multiplyAdds).sum();
  }

  /**
   * Returns what training must keep at least for the backward pass.
   *
   * @return floats in the outputs of all convolutions
   */
  public long activations() {
    return operations.stream()
        .filter(operation -> operation.kind().equals(Operation.CONVOLUTION))
        .mapToLong(operation -> operation.output().size())
        .sum();
  }
}

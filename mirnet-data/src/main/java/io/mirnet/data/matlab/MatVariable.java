package io.mirnet.data.matlab;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a Matlab file says of one of its arrays.
 *
 * @param name the variable's name
 * @param type what it holds
 * @param size its size as Matlab shows it, rows first; empty where it isn't known
 */
public record MatVariable(String name, MatType type, List<Integer> size) {
  /** Copies the size. */
  public MatVariable {
    size = List.copyOf(size);
  }

  /**
   * Returns the number of elements.
   *
   * @return the product of the sizes
   * @throws ArithmeticException if an array can't have so many
   */
  public int count() {
    int count = 1;
    for (int length : size) {
      if (length < 0) {
        throw new ArithmeticException("a side of length " + length);
      }
      count = Math.multiplyExact(count, length);
    }
    return count;
  }

  /** As for a list of what a file holds: {@code Blocks 40x32x256x256x3 uint8}. */
  @Override
  public String toString() {
    String sides = size.stream().map(String::valueOf).collect(Collectors.joining("x"));
    return "%s %s %s"
        .formatted(name, sides, type.name().toLowerCase(Locale.ROOT))
        .replace("  ", " ");
  }
}

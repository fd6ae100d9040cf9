package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;

/**
 * One node of a {@link Graph}.
 *
 * @param kind what it computes; an operation in place has the kind of the plain one
 * @param operands the nodes that it reads, by their index in the graph
 * @param attributes what the kind says, by name: a list of {@link Size}, a number, a flag or a name
 * @param sizes the shape of the result
 */
public record Operation(
    Kind kind, List<Integer> operands, Map<String, Object> attributes, List<Size> sizes) {

  /** Copies the collections. */
  public Operation {
    operands = List.copyOf(operands);
    attributes = Map.copyOf(attributes);
    sizes = List.copyOf(sizes);
  }

  /**
   * Returns the shape of the result.
   *
   * @return the shape; for convolutions (N, C, H, W)
   * @throws IllegalStateException if it depends on the input
   */
  public Shape output() {
    return new Shape(sizes.stream().mapToLong(Size::constant).toArray());
  }

  /**
   * Returns the shape of the result for an input.
   *
   * @param n its batch size
   * @param h its height
   * @param w its width
   * @return the shape
   */
  public Shape output(long n, long h, long w) {
    return new Shape(sizes.stream().mapToLong(size -> size.at(n, h, w)).toArray());
  }

  /**
   * Returns an attribute that is a list of sizes.
   *
   * @param name its name
   * @return the sizes
   */
  @SuppressWarnings("unchecked") // only lists of sizes are recorded
  public List<Size> sizes(String name) {
    return (List<Size>) attributes.get(name);
  }

  /**
   * Returns an attribute that is a list of numbers which depend on nothing, such as axes.
   *
   * @param name its name
   * @return the numbers
   */
  public long[] numbers(String name) {
    return sizes(name).stream().mapToLong(Size::constant).toArray();
  }

  /**
   * Returns an attribute that is a whole number, such as an axis.
   *
   * @param name its name
   * @return the number
   */
  public int integer(String name) {
    return Math.toIntExact(numbers(name)[0]);
  }

  /**
   * Returns an attribute that is a number.
   *
   * @param name its name
   * @return the number
   */
  public double number(String name) {
    return (Double) attributes.get(name);
  }

  /**
   * Returns an attribute that is yes or no.
   *
   * @param name its name
   * @return whether it is set
   */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(attributes.get(name));
  }

  /**
   * Returns the numbers of a constant.
   *
   * @return in the order of its shape
   */
  public float[] values() {
    return attributes.get("value") instanceof NDArray array
        ? array.toFloatArray()
        : (float[]) attributes.get("value");
  }

  /**
   * Returns the name of a parameter.
   *
   * @return its path in the block
   */
  public String name() {
    return (String) attributes.get("name");
  }
}

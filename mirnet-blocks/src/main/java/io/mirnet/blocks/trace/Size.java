package io.mirnet.blocks.trace;

/**
 * One side of an array, or a number made of sides: numerator / denominator * N^batch * H^height *
 * W^width + offset, with N, H and W of the first input. A whole number for every size that the
 * graph holds for.
 *
 * @param numerator the factor, above the line
 * @param denominator the factor, below the line
 * @param batch power of the batch size
 * @param height power of the height
 * @param width power of the width
 * @param offset what is added
 */
public record Size(
    long numerator, long denominator, int batch, int height, int width, long offset) {

  /**
   * Makes a size that depends on nothing.
   *
   * @param value the size
   * @return the constant
   */
  public static Size of(long value) {
    return new Size(0, 1, 0, 0, 0, value);
  }

  /**
   * Tells whether the size is the same for all inputs.
   *
   * @return true for a constant
   */
  public boolean isConstant() {
    return numerator == 0;
  }

  /**
   * Tells whether the size is this number for all inputs.
   *
   * @param value a number
   * @return true for the constant of that value
   */
  public boolean is(long value) {
    return isConstant() && offset == value;
  }

  /**
   * Computes the size.
   *
   * @param n batch size
   * @param h height
   * @param w width
   * @return the size for such an input
   */
  public long at(long n, long h, long w) {
    return numerator * power(n, batch) * power(h, height) * power(w, width) / denominator + offset;
  }

  /**
   * Returns the number.
   *
   * @return the value of a constant
   * @throws IllegalStateException if it depends on the input
   */
  public long constant() {
    if (!isConstant()) {
      throw new IllegalStateException(this + " depends on the size of the input");
    }
    return offset;
  }

  private static long power(long base, int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }
}

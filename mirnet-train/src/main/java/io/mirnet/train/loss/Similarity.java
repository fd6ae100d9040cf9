package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The two factors of SSIM (Wang et al., IEEE TIP 2004) under a Gaussian window of 11 pixels, sigma
 * 1.5, at the places where the whole window fits, for values in [0, 1]: K1 0.01, K2 0.03.
 */
final class Similarity implements AutoCloseable {
  /** Pixels of the window along a side. */
  static final int WINDOW = 11;

  private static final double SIGMA = 1.5;
  private static final float C1 = 1e-4f;
  private static final float C2 = 9e-4f;

  private final AxisMap window;

  Similarity(NDManager owner) {
    window = new AxisMap(owner, Similarity::weights);
  }

  /**
   * The factors at each place, (P, H - 10, W - 10).
   *
   * @param luminance (2 mx my + C1) / (mx^2 + my^2 + C1)
   * @param contrast (2 sxy + C2) / (sxx + syy + C2), the factors of contrast and structure in one
   */
  record Factors(NDArray luminance, NDArray contrast) {
    NDArray similarity() {
      return luminance.mul(contrast);
    }
  }

  /** Compares planes (P, H, W), no side of which is shorter than the window. */
  Factors of(NDArray x, NDArray y) {
    NDArray meanX = window.of(x);
    NDArray meanY = window.of(y);
    NDArray squareX = meanX.square();
    NDArray squareY = meanY.square();
    NDArray product = meanX.mul(meanY);
    NDArray variances = window.of(x.square()).sub(squareX).add(window.of(y.square()).sub(squareY));
    NDArray covariance = window.of(x.mul(y)).sub(product);
    return new Factors(
        product.mul(2f).add(C1).div(squareX.add(squareY).add(C1)),
        covariance.mul(2f).add(C2).div(variances.add(C2)));
  }

  private static float[][] weights(int length) {
    double[] gauss = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double distance = (i - WINDOW / 2) / SIGMA;
      gauss[i] = Math.exp(-distance * distance / 2);
      sum += gauss[i];
    }
    float[][] weights = new float[length][length - WINDOW + 1];
    for (int to = 0; to < length - WINDOW + 1; to++) {
      for (int i = 0; i < WINDOW; i++) {
        weights[to + i][to] = (float) (gauss[i] / sum);
      }
    }
    return weights;
  }

  @Override
  public void close() {
    window.close();
  }
}

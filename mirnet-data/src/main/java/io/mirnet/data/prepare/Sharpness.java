package io.mirnet.data.prepare;

import io.mirnet.api.image.Colours;
import io.mirnet.api.image.Image;

/**
 * How sharp a picture is: the variance of its Laplacian (Pech-Pacheco et al., ICPR 2000). Crops of
 * one size and picture are compared by it; as a number of its own it says little.
 */
final class Sharpness {
  private Sharpness() {}

  /**
   * Measures luma (BT.601) with the Laplacian of four neighbours, where all of them are inside.
   *
   * @param image 3 channels
   * @return 0 for a flat picture, or one too small to have a pixel with four neighbours
   */
  static double of(Image image) {
    int width = image.width();
    double[] luma = new double[width * image.height()];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = Colours.luma(image::value, 3 * i);
    }
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int y = 1; y < image.height() - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        double laplacian =
            luma[i - width] + luma[i + width] + luma[i - 1] + luma[i + 1] - 4 * luma[i];
        sum += laplacian;
        squares += laplacian * laplacian;
        count++;
      }
    }
    double mean = sum / Math.max(1, count);
    return count == 0 ? 0 : squares / count - mean * mean;
  }
}

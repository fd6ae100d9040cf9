package io.mirnet.data.similarity;

import io.mirnet.api.image.Image;

/** An image as one array of doubles a channel, rows one after the other: what windows run over. */
final class Planes {
  private final int height;
  private final int width;
  private final double[][] values;

  private Planes(int height, int width, int channels) {
    this.height = height;
    this.width = width;
    this.values = new double[channels][height * width];
  }

  /** The samples of files as they are, 0 to 255; floats clamped and rounded half to even. */
  static Planes levels(Image image) {
    Image levels = image.quantize(8);
    Planes planes = empty(image.height(), image.width(), image.channels());
    planes.fill(levels::sample);
    return planes;
  }

  /** Values in [0, 1], clamped, not rounded. */
  static Planes unit(Image image) {
    Planes planes = empty(image.height(), image.width(), image.channels());
    switch (image.bits()) {
      // In doubles, so that no digit is lost to a float of the sample.
      case 8 -> planes.fill(index -> image.sample(index) / 255.0);
      case 16 -> planes.fill(index -> image.sample(index) / 65535.0);
      default -> planes.fill(index -> Math.min(1, Math.max(0, image.value(index))));
    }
    return planes;
  }

  static Planes empty(int height, int width, int channels) {
    return new Planes(height, width, channels);
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  int channels() {
    return values.length;
  }

  /** One channel, [y * width + x]; not a copy. */
  double[] plane(int channel) {
    return values[channel];
  }

  Planes crop(int top, int left, int bottom, int right) {
    int rows = height - top - bottom;
    int columns = width - left - right;
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "an image of %dx%d is too small for this metric, which cuts %d columns and %d rows off"
              .formatted(width, height, left + right, top + bottom));
    }
    Planes cropped = empty(rows, columns, channels());
    for (int c = 0; c < channels(); c++) {
      for (int y = 0; y < rows; y++) {
        System.arraycopy(
            values[c], (y + top) * width + left, cropped.values[c], y * columns, columns);
      }
    }
    return cropped;
  }

  Planes times(Planes other) {
    Planes product = empty(height, width, channels());
    for (int c = 0; c < channels(); c++) {
      for (int i = 0; i < values[c].length; i++) {
        product.values[c][i] = values[c][i] * other.values[c][i];
      }
    }
    return product;
  }

  private interface Sample {
    double at(int index);
  }

  private void fill(Sample sample) {
    int index = 0;
    for (int i = 0; i < height * width; i++) {
      for (double[] plane : values) {
        plane[i] = sample.at(index++);
      }
    }
  }
}

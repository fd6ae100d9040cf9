package io.mirnet.data.sheet;

import io.mirnet.api.image.Image;
import java.util.Arrays;
import java.util.List;

/**
 * Puts images side by side, row under row, as in input | restored | target; a {@link Caption} is an
 * image too.
 */
public final class SampleSheet {
  /** Pixels between two images. */
  private static final int GAP = 4;

  private static final byte WHITE = (byte) 255;

  private SampleSheet() {}

  /**
   * Makes the sheet. Images keep their size; white lies between them and where a row is shorter.
   *
   * @param rows images of each row from left to right; of 1, 3 or more channels, of which the first
   *     three are shown (the left view of a dual-pixel input)
   * @return an image of 3 channels, 8 bit
   * @throws IllegalArgumentException if there is no row or a row without images
   */
  public static Image of(List<List<Image>> rows) {
    if (rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a sheet needs rows, and each row an image");
    }
    int height = GAP * (rows.size() - 1) + rows.stream().mapToInt(SampleSheet::height).sum();
    int width = rows.stream().mapToInt(SampleSheet::width).max().orElseThrow();
    byte[] samples = new byte[Math.multiplyExact(3, Math.multiplyExact(height, width))];
    Arrays.fill(samples, WHITE);
    int top = 0;
    for (List<Image> row : rows) {
      int left = 0;
      for (Image image : row) {
        draw(image.quantize(8), samples, 3 * (top * width + left), 3 * width);
        left += image.width() + GAP;
      }
      top += height(row) + GAP;
    }
    return Image.of(height, width, 3, samples);
  }

  private static void draw(Image image, byte[] to, int at, int stride) {
    int channels = image.channels();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int pixel = (y * image.width() + x) * channels;
        for (int c = 0; c < 3; c++) {
          int from = channels < 3 ? pixel : pixel + c;
          to[at + y * stride + 3 * x + c] = (byte) image.sample(from);
        }
      }
    }
  }

  private static int height(List<Image> row) {
    return row.stream().mapToInt(Image::height).max().orElseThrow();
  }

  private static int width(List<Image> row) {
    return GAP * (row.size() - 1) + row.stream().mapToInt(Image::width).sum();
  }
}

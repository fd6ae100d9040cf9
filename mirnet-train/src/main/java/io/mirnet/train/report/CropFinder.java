package io.mirnet.train.report;

import io.mirnet.api.image.Image;
import io.mirnet.data.sheet.Crop;
import java.util.List;

/**
 * Finds the square where pictures of the same thing differ the most: where the sum of the ranges of
 * their samples is greatest. So the choice is nobody's.
 */
final class CropFinder {
  /** Pixels between squares that are tried. */
  private static final int STRIDE = 4;

  private final int side;

  CropFinder(int side) {
    this.side = side;
  }

  /**
   * Finds the square.
   *
   * @param pictures at least one, of one size and depth
   * @return the first of equals, from the top left; smaller where the pictures are
   */
  Crop find(List<Image> pictures) {
    Image first = pictures.get(0);
    int height = Math.min(side, first.height());
    int width = Math.min(side, first.width());
    long[][] sums = sums(pictures);
    Crop best = new Crop(0, 0, height, width);
    long most = -1;
    for (int top = 0; top + height <= first.height(); top += STRIDE) {
      for (int left = 0; left + width <= first.width(); left += STRIDE) {
        long sum =
            sums[top + height][left + width]
                - sums[top][left + width]
                - sums[top + height][left]
                + sums[top][left];
        if (sum > most) {
          most = sum;
          best = new Crop(top, left, height, width);
        }
      }
    }
    return best;
  }

  /** Sums of ranges over all rows above and all columns to the left (a summed-area table). */
  private static long[][] sums(List<Image> pictures) {
    Image first = pictures.get(0);
    int channels = first.channels();
    long[][] sums = new long[first.height() + 1][first.width() + 1];
    for (int y = 0; y < first.height(); y++) {
      long row = 0;
      for (int x = 0; x < first.width(); x++) {
        for (int c = 0; c < channels; c++) {
          row += range(pictures, (y * first.width() + x) * channels + c);
        }
        sums[y + 1][x + 1] = sums[y][x + 1] + row;
      }
    }
    return sums;
  }

  private static int range(List<Image> pictures, int index) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (Image picture : pictures) {
      int sample = picture.sample(index);
      least = Math.min(least, sample);
      most = Math.max(most, sample);
    }
    return most - least;
  }
}

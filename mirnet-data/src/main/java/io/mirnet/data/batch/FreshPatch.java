package io.mirnet.data.batch;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import java.util.random.RandomGenerator;

/**
 * A patch whose input is made when it is cut. Only the part of the picture that the patch depends
 * on is degraded: of 24 million pixels a patch needs few.
 *
 * @param patch the place
 * @param degradation what makes the input
 */
record FreshPatch(Patch patch, Degradation degradation) {

  /** Degrades what the patch depends on, and cuts it. */
  ImagePair of(Image clean, RandomGenerator random) {
    int top = start(patch.top());
    int left = start(patch.left());
    Image part =
        part(clean, top, left, end(patch.top(), clean.height()), end(patch.left(), clean.width()));
    Image degraded = degradation.degrade(part, random);
    Patch within = new Patch(patch.top() - top, patch.left() - left, patch.side(), patch.pad());
    return within.of(new ImagePair(degraded, part));
  }

  /** Begins on the grid, so that blocks lie as in the whole picture. */
  private int start(int place) {
    int first = Math.max(0, place - degradation.support().reach());
    return first - first % degradation.support().grid();
  }

  private int end(int place, int length) {
    return Math.min(length, place + patch.side() + degradation.support().reach());
  }

  private static Image part(Image image, int top, int left, int bottom, int right) {
    int row = (right - left) * image.channels();
    float[] values = new float[(bottom - top) * row];
    for (int y = top; y < bottom; y++) {
      int from = (y * image.width() + left) * image.channels();
      for (int k = 0; k < row; k++) {
        values[(y - top) * row + k] = image.value(from + k);
      }
    }
    return Image.of(bottom - top, right - left, image.channels(), values);
  }
}

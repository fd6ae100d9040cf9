package io.mirnet.data.file;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.nio.file.Path;
import java.util.List;

/** The two views of a dual-pixel sensor, as a network takes them. */
public final class Views {
  private Views() {}

  /**
   * Joins two views, in the greater depth of the two.
   *
   * @param left the left view, 3 channels
   * @param right the right view, 3 channels
   * @param source the left view's file, for the message
   * @return 6 channels: those of the left view, then of the right
   * @throws InputException if their sizes differ
   */
  public static Image join(Image left, Image right, Path source) {
    if (left.height() != right.height() || left.width() != right.width()) {
      throw new InputException(
          "%s is %dx%d but its right view is %dx%d; the two views must be of one size"
              .formatted(source, left.width(), left.height(), right.width(), right.height()));
    }
    int bits = Math.max(left.bits(), right.bits());
    Image[] views = {left.quantize(bits), right.quantize(bits)};
    return Image.of(
        left.height(), left.width(), 6, bits, i -> views[i % 6 / 3].sample(i / 6 * 3 + i % 3));
  }

  /**
   * Takes an input apart into the pictures that files hold.
   *
   * @param input 3 channels, or the 6 that {@link #join} made
   * @return the picture, or the left view and the right one, each in the input's depth
   * @throws IllegalArgumentException if it has other channels, or values that no file holds
   */
  public static List<Image> split(Image input) {
    if (input.channels() == 3) {
      return List.of(input);
    }
    if (input.channels() != 6) {
      throw new IllegalArgumentException("an input has 3 or 6 channels: " + input);
    }
    return List.of(view(input, 0), view(input, 3));
  }

  private static Image view(Image joined, int first) {
    return joined.rearranged(joined.height(), joined.width(), 3, i -> i / 3 * 6 + first + i % 3);
  }
}

package io.mirnet.data.similarity;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Image;
import java.util.List;

/**
 * Which numbers of an image are measured: {@code {colour: y, range: 255, crop: 4}}.
 *
 * @param colour which channels
 * @param range 255 for levels of 8 bit, rounded half to even, or 1 for values that are not rounded;
 *     also the peak. Both are clamped
 * @param crop what is cut off
 */
public record Samples(
    @Default("rgb") @Doc("all channels, or luma of BT.601 alone") Colour colour,
    @Default("255") @Doc("255: rounded to 8 bit; 1: clamped, not rounded; also the peak") int range,
    @Default("0") @Doc("rows and columns that are cut off at each edge") Crop crop)
    implements Checked {
  private static final int LEVELS = 255;

  @Override
  public List<Violation> violations() {
    return violations(range);
  }

  /** What is wrong with a range, for options that have one among others. */
  public static List<Violation> violations(int range) {
    return range == 1 || range == LEVELS
        ? List.of()
        : List.of(
            new Violation(
                "range", "must be 255 (8 bit, rounded) or 1 (not rounded), not " + range));
  }

  Planes of(Image image) {
    Planes planes = range == LEVELS ? Planes.levels(image) : Planes.unit(image);
    return crop.of(colour == Colour.Y ? luma(planes, image) : planes);
  }

  /** Y in 16 to 235 of 255, rounded where the samples are; on the scale of the range. */
  private Planes luma(Planes rgb, Image image) {
    if (image.channels() != 3) {
      throw new IllegalArgumentException("this metric measures RGB images, not " + image);
    }
    Planes luma = Planes.empty(rgb.height(), rgb.width(), 1);
    double[] red = rgb.plane(0);
    double[] green = rgb.plane(1);
    double[] blue = rgb.plane(2);
    for (int i = 0; i < luma.plane(0).length; i++) {
      double weighted = 65.481 * red[i] + 128.553 * green[i] + 24.966 * blue[i];
      luma.plane(0)[i] =
          range == LEVELS ? Math.rint(16 + weighted / LEVELS) : (16 + weighted) / LEVELS;
    }
    return luma;
  }
}

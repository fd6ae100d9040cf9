package io.mirnet.data.file;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Optional;

/** Takes the samples of one file out of what decoders return, without converting them. */
final class Pixels {
  private static final int HALF = 1 << 15;

  private final Path file;

  Pixels(Path file) {
    this.file = file;
  }

  ImageFile of(BufferedImage image) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      return unpack(raster, palette);
    }
    int bands = raster.getNumBands();
    int bits = model == null ? 0 : model.getComponentSize(0);
    if (bands > 4 || model == null || model.hasAlpha() != (bands % 2 == 0)) {
      throw new InputException(
          "picture %s has %d channels that aren't grey or RGB; convert it to RGB"
              .formatted(file, bands));
    }
    if (bits != 8 && bits != 16) {
      throw new InputException(
          "picture %s has %d bits a sample; convert it to 8 or 16".formatted(file, bits));
    }
    return bandsOf(raster, bits);
  }

  /** Samples as a JPEG file holds them, three of which may be YCbCr. */
  ImageFile ofJpeg(Raster raster, boolean ycc) {
    return raster.getNumBands() == 3 && ycc
        ? new ImageFile(rgbOf(raster), Optional.empty(), false)
        : bandsOf(raster, 8);
  }

  private static ImageFile bandsOf(Raster raster, int bits) {
    int bands = raster.getNumBands();
    boolean grey = bands < 3;
    int[] from = grey ? new int[] {0, 0, 0} : new int[] {0, 1, 2};
    Optional<Image> alpha =
        bands % 2 == 0 ? Optional.of(bandsOf(raster, bits, bands - 1)) : Optional.empty();
    return new ImageFile(bandsOf(raster, bits, from), alpha, grey);
  }

  private static Image bandsOf(Raster raster, int bits, int... bands) {
    int width = raster.getWidth();
    Samples samples = new Samples(raster.getHeight(), width, bands.length, bits);
    int[] row = new int[width * raster.getNumBands()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int band : bands) {
          samples.add(row[x * raster.getNumBands() + band]);
        }
      }
    }
    return samples.image();
  }

  /**
   * YCbCr to RGB by the equations of JFIF 1.02, in the 16-bit fixed point of libjpeg, so that the
   * samples are those that OpenCV and Pillow see.
   */
  private static Image rgbOf(Raster raster) {
    int width = raster.getWidth();
    Samples samples = new Samples(raster.getHeight(), width, 3, 8);
    int[] row = new int[3 * width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int at = 0; at < row.length; at += 3) {
        int luma = row[at];
        int blue = row[at + 1] - 128;
        int red = row[at + 2] - 128;
        samples.add(clamped(luma + (fixed(1.402) * red + HALF >> 16)));
        samples.add(clamped(luma + (-fixed(0.34414) * blue - fixed(0.71414) * red + HALF >> 16)));
        samples.add(clamped(luma + (fixed(1.772) * blue + HALF >> 16)));
      }
    }
    return samples.image();
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << 16) + 0.5);
  }

  private static int clamped(int sample) {
    return Math.max(0, Math.min(255, sample));
  }

  /** Also grey of 1, 2 or 4 bits, which ImageIO gives as a palette of exactly scaled greys. */
  private static ImageFile unpack(Raster raster, IndexColorModel palette) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    Samples colour = new Samples(height, width, 3, 8);
    Samples alpha = new Samples(height, width, 1, 8);
    boolean grey = true;
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int index : row) {
        int red = palette.getRed(index);
        int green = palette.getGreen(index);
        int blue = palette.getBlue(index);
        grey &= red == green && green == blue;
        colour.add(red);
        colour.add(green);
        colour.add(blue);
        alpha.add(palette.getAlpha(index));
      }
    }
    return new ImageFile(
        colour.image(), palette.hasAlpha() ? Optional.of(alpha.image()) : Optional.empty(), grey);
  }
}

package io.mirnet.data.file;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes an {@link ImageFile} of the bytes of one file, which its messages name. */
final class Decoder {
  private final Path file;

  Decoder(Path file) {
    this.file = file;
  }

  ImageFile decode(byte[] content) {
    Format format = format(content);
    Optional<String> damage = format.damage(content);
    if (damage.isPresent()) {
      throw new InputException(
          "picture %s is damaged: %s; copy or export it again".formatted(file, damage.get()));
    }
    // A stream of our own in memory: ImageIO's default writes a cache file.
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      return unpack(with(format, stream, reader -> reader.read(0)));
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  Size size() {
    try (var stream = new FileImageInputStream(file.toFile())) {
      byte[] start = new byte[Format.SIGNATURE_LENGTH];
      int length = Math.max(0, stream.read(start));
      Format format = format(Arrays.copyOf(start, length));
      stream.seek(0);
      return with(format, stream, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  private Format format(byte[] start) {
    if (start.length == 0) {
      throw new InputException("picture " + file + " is empty; copy or export it again");
    }
    return Format.of(start)
        .orElseThrow(
            () ->
                new InputException(
                    "%s is neither PNG nor JPEG, whatever its name says; convert it to PNG"
                        .formatted(file)));
  }

  private interface Step<T> {
    T apply(ImageReader reader) throws IOException;
  }

  private <T> T with(Format format, ImageInputStream stream, Step<T> step) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.imageIoName()).next();
    try {
      reader.setInput(stream, true, true);
      return step.apply(reader);
    } catch (RuntimeException e) {
      // The JDK's readers answer damaged headers with exceptions of many kinds.
      throw undecodable(e);
    } finally {
      reader.dispose();
    }
  }

  private InputException undecodable(Exception cause) {
    return new InputException(
        "picture %s can't be decoded (%s); save it as an RGB or grey PNG or JPEG"
            .formatted(file, cause.getMessage() == null ? cause : cause.getMessage()),
        cause);
  }

  private ImageFile unpack(BufferedImage image) {
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

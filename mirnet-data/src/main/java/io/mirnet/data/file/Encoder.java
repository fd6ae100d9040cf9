package io.mirnet.data.file;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes an {@link ImageFile} to one file. */
final class Encoder {
  private final Path file;
  private final Encoding encoding;
  private final int jpegQuality;

  Encoder(Path file, Encoding encoding, int jpegQuality) {
    this.file = file;
    this.encoding = encoding;
    this.jpegQuality = jpegQuality;
  }

  void write(ImageFile picture) {
    if (picture.colour().bits() == 32) {
      throw new IllegalArgumentException("a file holds 8 or 16 bit; quantize the image first");
    }
    if (!encoding.holdsAll() && picture.alpha().isPresent()) {
      throw new InputException(
          "%s: %s can't hold transparency; name the output .png".formatted(file, encoding));
    }
    if (!encoding.holdsAll() && picture.colour().bits() == 16) {
      throw new InputException(
          "%s: %s can't hold 16 bits; name the output .png".formatted(file, encoding));
    }
    // Not createTempFile: its permissions (owner only) would stay with the picture.
    Path part = file.resolveSibling(".%s.%s.part".formatted(file.getFileName(), UUID.randomUUID()));
    try {
      try {
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
          encode(picture, encoding, jpegQuality, out);
        }
        move(part);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "picture %s can't be written (%s); check the folder and its free space"
              .formatted(file, e),
          e);
    }
  }

  /** Returns a PNG file's content. */
  static byte[] png(ImageFile picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      encode(picture, Encoding.PNG, ImageFiles.JPEG_QUALITY, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't be written", e);
    }
    return out.toByteArray();
  }

  private static void encode(
      ImageFile picture, Encoding encoding, int jpegQuality, OutputStream out) throws IOException {
    BufferedImage image = pack(picture);
    ImageWriter writer = encoding.writer();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      encoding.configure(parameters, jpegQuality);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), parameters);
      if (picture.profile().isPresent()) {
        encoding.addProfile(metadata, picture.profile().get().toArray());
      }
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } finally {
      writer.dispose();
    }
  }

  private void move(Path part) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static BufferedImage pack(ImageFile picture) {
    Image colour = picture.colour();
    Image alpha = picture.alpha().map(image -> image.quantize(colour.bits())).orElse(null);
    int colours = picture.grey() ? 1 : 3;
    int bands = alpha == null ? colours : colours + 1;
    int type = colour.bits() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(picture.grey() ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
            alpha != null,
            false,
            alpha != null ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            type);
    WritableRaster raster = model.createCompatibleWritableRaster(colour.width(), colour.height());
    int[] row = new int[colour.width() * bands];
    for (int y = 0; y < colour.height(); y++) {
      for (int x = 0; x < colour.width(); x++) {
        int pixel = y * colour.width() + x;
        for (int c = 0; c < colours; c++) {
          row[x * bands + c] =
              picture.grey() ? mean(colour, pixel * 3) : colour.sample(pixel * 3 + c);
        }
        if (alpha != null) {
          row[x * bands + colours] = alpha.sample(pixel);
        }
      }
      raster.setPixels(0, y, colour.width(), 1, row);
    }
    return new BufferedImage(model, raster, false, null);
  }

  private static int mean(Image image, int first) {
    return (int)
        Math.rint((image.sample(first) + image.sample(first + 1) + image.sample(first + 2)) / 3.0);
  }
}

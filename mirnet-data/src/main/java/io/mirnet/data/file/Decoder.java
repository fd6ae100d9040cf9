package io.mirnet.data.file;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Turn;
import io.mirnet.data.file.internal.JpegSegments;
import io.mirnet.data.file.internal.Notes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Makes an {@link ImageFile} of the bytes of one file, which its messages name. */
final class Decoder {
  /** Turns that put the pixels of EXIF orientations 1 to 8 upright (CIPA DC-008, tag 274). */
  private static final int[] UPRIGHT = {0, 1, 3, 2, 4, 6, 7, 5};

  private final Path file;

  Decoder(Path file) {
    this.file = file;
  }

  ImageFile decode(byte[] content) {
    Format format = format(content);
    Optional<String> damage = Damage.of(format, content);
    if (damage.isPresent()) {
      throw damaged(damage.get());
    }
    try (var about = stream(content);
        var pixels = format.stream(format.decodable(content))) {
      Notes notes = format.notes(about);
      if (notes.foreign().isPresent()) {
        throw new InputException(
            "picture %s holds %s; convert it to RGB".formatted(file, notes.foreign().get()));
      }
      long most = format.mostPixels(about, content.length);
      ImageFile stored = with(format, pixels, reader -> read(format, reader, content, most));
      return finished(stored, notes);
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  private ImageFile read(Format format, ImageReader reader, byte[] content, long most)
      throws IOException {
    Size size = new Size(reader.getWidth(0), reader.getHeight(0));
    requireBits(size, content.length, most);
    Room.require(file, size);
    Pixels pixels = new Pixels(file);
    if (format != Format.JPEG) {
      return pixels.of(reader.read(0));
    }
    try (var about = stream(content)) {
      // The raster is not converted; what its components are is then decided as libjpeg does.
      return pixels.ofJpeg(reader.readRaster(0, null), JpegSegments.read(about).isYcc());
    }
  }

  private static ImageFile finished(ImageFile stored, Notes notes) {
    Turn turn = turn(notes);
    UnaryOperator<Image> upright = notes.orientation() == 1 ? image -> image : turn::apply;
    return new ImageFile(
        upright.apply(stored.colour()),
        stored.alpha().map(upright),
        stored.grey(),
        notes.profile().flatMap(profile -> ColourProfile.of(profile, stored.grey())),
        notes.orientation() != 1);
  }

  private static Turn turn(Notes notes) {
    return Turn.of(UPRIGHT[notes.orientation() - 1]);
  }

  /** What is known without decoding. */
  Header header() {
    try (var stream = new FileImageInputStream(file.toFile())) {
      byte[] start = new byte[Format.SIGNATURE_LENGTH];
      int length = Math.max(0, stream.read(start));
      Format format = format(Arrays.copyOf(start, length));
      Notes notes = format.notes(stream);
      Size stored = stored(format, stream);
      requireBits(stored, stream.length(), format.mostPixels(stream, stream.length()));
      Size upright = turn(notes).exchanges() ? new Size(stored.height(), stored.width()) : stored;
      return new Header(upright, notes.orientation() != 1);
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  private Size stored(Format format, ImageInputStream stream) throws IOException {
    if (format == Format.JPEG) {
      JpegSegments segments = JpegSegments.read(stream);
      if (segments.width() == 0 || segments.height() == 0) {
        throw damaged("it has no size");
      }
      return new Size(segments.width(), segments.height());
    }
    stream.setByteOrder(ByteOrder.BIG_ENDIAN);
    stream.seek(0);
    ImageInputStream header =
        format == Format.WEBP ? format.stream(format.decodable(Files.readAllBytes(file))) : stream;
    return with(format, header, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
  }

  private void requireBits(Size size, long bytes, long most) {
    if ((long) size.width() * size.height() > most) {
      throw damaged("%d bytes can't hold its %s pixels".formatted(bytes, size));
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
                    "%s is no PNG, JPEG, TIFF, WebP or BMP, whatever its name says; convert it to PNG"
                        .formatted(file)));
  }

  private interface Step<T> {
    T apply(ImageReader reader) throws IOException;
  }

  private <T> T with(Format format, ImageInputStream stream, Step<T> step) throws IOException {
    ImageReader reader = format.reader();
    try {
      reader.setInput(stream, true, true);
      return step.apply(reader);
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) {
      // Readers answer damaged headers with exceptions of many kinds.
      throw undecodable(e);
    } catch (OutOfMemoryError e) {
      throw new InputException(
          "picture %s doesn't fit into Java's memory; cut it into several, or give Java more by -Xmx"
              .formatted(file),
          e);
    } finally {
      reader.dispose();
    }
  }

  /**
   * A stream over memory: ImageIO's default writes a cache file, and the JDK's in memory answers a
   * read beyond the end with an exception of an array instead of that of an end of file.
   */
  private static ImageInputStream stream(byte[] content) {
    return new ByteArrayImageInputStream(content);
  }

  private InputException damaged(String how) {
    return new InputException(
        "picture %s is damaged: %s; copy or export it again".formatted(file, how));
  }

  private InputException undecodable(Exception cause) {
    return new InputException(
        "picture %s can't be decoded (%s); save it as an RGB or grey PNG"
            .formatted(file, cause.getMessage() == null ? cause : cause.getMessage()),
        cause);
  }
}

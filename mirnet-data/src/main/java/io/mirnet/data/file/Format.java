package io.mirnet.data.file;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.mirnet.data.file.internal.JpegSegments;
import io.mirnet.data.file.internal.Notes;
import io.mirnet.data.file.internal.PngChunks;
import io.mirnet.data.file.internal.RiffChunks;
import io.mirnet.data.file.internal.TiffTags;
import io.mirnet.data.file.internal.WholeStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The kinds of files that are read: how they are told, who decodes them, what they say. */
enum Format {
  PNG("89504e470d0a1a0a") {
    @Override
    ImageReader reader() {
      return jdk("png");
    }

    @Override
    Notes notes(ImageInputStream in) throws IOException {
      return PngChunks.read(in);
    }

    /** Deflate makes 1032 bytes of one at most, and a byte may hold eight pixels. */
    @Override
    long mostPixels(ImageInputStream in, long bytes) {
      return bytes * 1032 * 8;
    }
  },
  JPEG("ffd8") {
    @Override
    ImageReader reader() {
      return jdk("jpeg");
    }

    @Override
    Notes notes(ImageInputStream in) throws IOException {
      return JpegSegments.read(in).notes();
    }

    @Override
    byte[] decodable(byte[] content) {
      return JpegSegments.withoutProfile(content);
    }

    /**
     * Each block of a component costs its first coefficient a bit or more; with the components
     * sampled as differently as the standard allows (4x1 and 1x4), 8 blocks stand for 32x32 pixels.
     */
    @Override
    long mostPixels(ImageInputStream in, long bytes) {
      return bytes * 32 * 32;
    }
  },
  TIFF("49492a00", "4d4d002a", "49492b00", "4d4d002b") {
    /** That of TwelveMonkeys: the JDK's refuses 16 bits with a predictor, as OpenCV writes them. */
    @Override
    ImageReader reader() throws IOException {
      return new TIFFImageReaderSpi().createReaderInstance(null);
    }

    @Override
    Notes notes(ImageInputStream in) throws IOException {
      return TiffTags.read(in);
    }

    /** The most of all compressions but those for facsimile, whose rows may take a bit each. */
    @Override
    long mostPixels(ImageInputStream in, long bytes) throws IOException {
      return bytes * (TiffTags.isFacsimile(in) ? 8 * 0xffff : LZW * 8);
    }
  },
  WEBP("52494646........57454250") {
    @Override
    ImageReader reader() throws IOException {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }

    @Override
    Notes notes(ImageInputStream in) throws IOException {
      return RiffChunks.read(in);
    }

    @Override
    byte[] decodable(byte[] content) {
      return RiffChunks.withoutProfile(content);
    }

    @Override
    long mostPixels(ImageInputStream in, long bytes) throws IOException {
      return RiffChunks.mostPixels(in, bytes);
    }

    @Override
    ImageInputStream stream(byte[] content) {
      return new WholeStream(content);
    }
  },
  BMP("424d") {
    @Override
    ImageReader reader() {
      return jdk("bmp");
    }

    @Override
    Notes notes(ImageInputStream in) {
      return Notes.NONE;
    }

    /** Four bytes of a run-length code skip 255x255 pixels at most. */
    @Override
    long mostPixels(ImageInputStream in, long bytes) {
      return bytes * 255 * 255 / 4;
    }
  };

  /** As many bytes as tell all formats. */
  static final int SIGNATURE_LENGTH = 12;

  /**
   * What LZW makes of a byte at most: each code of 12 bits, 4096 of them, stands for one byte more
   * than the last, 2048 on average.
   */
  private static final int LZW = 2048 * 8 / 12;

  private final String[] signatures;

  /** First bytes in hexadecimal digits, with a dot where any may stand. */
  Format(String... signatures) {
    this.signatures = signatures;
  }

  abstract ImageReader reader() throws IOException;

  abstract Notes notes(ImageInputStream in) throws IOException;

  /** A file's content without what would keep its decoder from the samples as they are. */
  byte[] decodable(byte[] content) {
    return content;
  }

  /** More pixels than this can't be in a whole file of so many bytes. */
  abstract long mostPixels(ImageInputStream in, long bytes) throws IOException;

  /** A stream of what a decoder reads; the JDK's answers a read beyond its end badly. */
  ImageInputStream stream(byte[] content) {
    return new ByteArrayImageInputStream(content);
  }

  static Optional<Format> of(byte[] start) {
    StringBuilder digits = new StringBuilder();
    for (byte each : start) {
      digits.append("%02x".formatted(each));
      if (digits.length() == 2 * SIGNATURE_LENGTH) {
        break;
      }
    }
    return Stream.of(values()).filter(format -> format.starts(digits.toString())).findFirst();
  }

  private boolean starts(String digits) {
    return Stream.of(signatures)
        .anyMatch(
            signature ->
                digits.length() >= signature.length()
                    && digits.substring(0, signature.length()).matches(signature));
  }

  /** Other readers of a class path may convert colours. */
  private static ImageReader jdk(String name) {
    Iterable<ImageReader> all = () -> ImageIO.getImageReadersByFormatName(name);
    return StreamSupport.stream(all.spliterator(), false)
        .filter(reader -> isOfTheJdk(reader.getOriginatingProvider()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this Java has no reader of " + name));
  }

  static boolean isOfTheJdk(Object provider) {
    return ImageIO.class.getModule().equals(provider.getClass().getModule());
  }
}

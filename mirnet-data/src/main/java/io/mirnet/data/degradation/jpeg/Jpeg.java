package io.mirnet.data.degradation.jpeg;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Support;
import io.mirnet.data.degradation.jpeg.JpegOptions.Chroma;
import io.mirnet.data.degradation.option.Span;
import java.util.random.RandomGenerator;

/**
 * Compresses each picture of an image: one channel as grey, and of views each three channels by
 * themselves. Values are clamped and rounded to 8 bits first, as they must be in a file.
 */
record Jpeg(Span quality, Chroma chroma) implements Degradation {
  private static final int COLOURS = 3;

  /** 4:2:0 is coded in blocks of 16 pixels, and colour is smoothed across to the next block. */
  private static final Support HALF = new Support(32, 16);

  private static final Support FULL = new Support(8, 8);

  @Override
  public Image degrade(Image clean, RandomGenerator random) {
    int drawn = (int) Math.rint(quality.draw(random));
    int bands = clean.channels() == 1 ? 1 : COLOURS;
    if (clean.channels() % bands != 0) {
      throw new IllegalArgumentException(
          "JPEG takes grey, or pictures of 3 channels, not %d channels"
              .formatted(clean.channels()));
    }
    JpegCodec codec = new JpegCodec(drawn, chroma == Chroma.HALF);
    float[] values = new float[clean.length()];
    byte[] picture = new byte[clean.height() * clean.width() * bands];
    for (int first = 0; first < clean.channels(); first += bands) {
      for (int i = 0; i < picture.length; i++) {
        double value = clean.value(i / bands * clean.channels() + first + i % bands);
        picture[i] = (byte) Math.rint(255 * Math.min(1, Math.max(0, value)));
      }
      int[] decoded = codec.through(clean.height(), clean.width(), picture);
      for (int i = 0; i < decoded.length; i++) {
        values[i / bands * clean.channels() + first + i % bands] = decoded[i] / 255f;
      }
    }
    return Image.of(clean.height(), clean.width(), clean.channels(), values);
  }

  @Override
  public Support support() {
    return chroma == Chroma.HALF ? HALF : FULL;
  }
}

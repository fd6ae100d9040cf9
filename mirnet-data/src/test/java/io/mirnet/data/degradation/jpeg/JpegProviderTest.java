package io.mirnet.data.degradation.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.Image;
import io.mirnet.data.degradation.jpeg.JpegOptions.Chroma;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegProviderTest {
  /** The first row of table K.1 (brightness) of ITU-T T.81, in the order of the file: zigzag. */
  private static final int[] FIRST_OF_TABLE = {16, 11, 12, 14, 12, 10, 16, 14};

  private static final int HEIGHT = 40;
  private static final int WIDTH = 48;

  /** Mean squared errors and means of OpenCV's encoder (4.x, libjpeg-turbo) on the same picture. */
  @ParameterizedTest
  @CsvSource({
    "10, FULL, 260.756, 111.632",
    "10, HALF, 416.465, 111.387",
    "40, FULL, 115.379, 111.555",
    "40, HALF, 225.861, 111.555",
    "90, FULL,  15.095, 111.343",
    "90, HALF, 105.572, 111.364",
  })
  void errorsAreThoseOfOpenCv(int quality, Chroma chroma, double error, double mean) {
    Image clean = picture();
    Image degraded = degrade(quality, chroma, clean);
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < clean.length(); i++) {
      squares += Math.pow(255 * (degraded.value(i) - clean.value(i)), 2);
      sum += 255 * degraded.value(i);
    }
    assertThat(squares / clean.length()).isCloseTo(error, within(0.02 * error));
    assertThat(sum / clean.length()).isCloseTo(mean, within(0.2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40, 50, 75, 95, 100})
  void tablesAreThoseOfLibjpeg(int quality) {
    byte[] file = new JpegCodec(quality, true).encode(16, 16, new byte[16 * 16 * 3]);
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] expected =
        Arrays.stream(FIRST_OF_TABLE)
            .map(entry -> Math.min(255, Math.max(1, (entry * percent + 50) / 100)))
            .toArray();
    int table = 0;
    // DQT: its marker, two bytes of length, one of the table's number.
    while ((file[table] & 0xff) != 0xff || (file[table + 1] & 0xff) != 0xdb) {
      table++;
    }
    int[] entries = new int[expected.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = file[table + 5 + i] & 0xff;
    }
    assertThat(entries).containsExactly(expected);
  }

  @Test
  void qualityIsDrawnFromTheWholeRange() {
    Image clean = picture();
    Jpeg jpeg = (Jpeg) new JpegProvider().create(new JpegOptions(List.of(30.0, 33.0), Chroma.HALF));
    Set<Image> results = new HashSet<>();
    for (int seed = 0; seed < 60; seed++) {
      results.add(jpeg.degrade(clean, new SplittableRandom(seed)));
    }
    Set<Image> expected = new HashSet<>();
    for (int quality = 30; quality <= 33; quality++) {
      expected.add(degrade(quality, Chroma.HALF, clean));
    }
    assertThat(results).isEqualTo(expected).hasSize(4);
  }

  @Test
  void eachViewIsAPictureOfItsOwn() {
    Image one = picture();
    float[] both = new float[2 * one.length()];
    for (int i = 0; i < one.length(); i++) {
      both[i / 3 * 6 + i % 3] = one.value(i);
      both[i / 3 * 6 + 3 + i % 3] = 1 - one.value(i);
    }
    Image views = degrade(20, Chroma.HALF, Image.of(HEIGHT, WIDTH, 6, both));
    Image alone = degrade(20, Chroma.HALF, one);
    for (int i = 0; i < one.length(); i++) {
      assertThat(views.value(i / 3 * 6 + i % 3)).isEqualTo(alone.value(i));
    }
  }

  @Test
  void otherChannelsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> degrade(20, Chroma.HALF, Image.of(1, 1, 4, new float[4])))
        .withMessageContaining("not 4 channels");
  }

  private static Image degrade(double quality, Chroma chroma, Image clean) {
    return new JpegProvider()
        .create(new JpegOptions(List.of(quality), chroma))
        .degrade(clean, new SplittableRandom(1));
  }

  private static Image picture() {
    byte[] samples = new byte[HEIGHT * WIDTH * 3];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = (y * WIDTH + x) * 3;
        samples[at] = (byte) (x * 5 + y * 3);
        samples[at + 1] = (byte) (((x - 20) * (x - 20) + (y - 15) * (y - 15)) / 4);
        samples[at + 2] = (byte) (y * 6);
      }
    }
    return Image.of(HEIGHT, WIDTH, 3, samples);
  }
}

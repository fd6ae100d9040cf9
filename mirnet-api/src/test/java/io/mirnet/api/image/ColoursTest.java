package io.mirnet.api.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTest {
  private static Image bytes(int... samples) {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return Image.of(1, samples.length / 3, 3, bytes);
  }

  /** Pillow 13's convert("L") and OpenCV's COLOR_RGB2GRAY both give these. */
  @ParameterizedTest
  @CsvSource({
    "255, 0, 0, 76",
    "0, 255, 0, 150",
    "0, 0, 255, 29",
    "255, 255, 255, 255",
    "12, 200, 99, 132",
    "250, 128, 3, 150"
  })
  void greyIsLumaOfTheLevels(int red, int green, int blue, int grey) {
    Image made = Colours.GREY.of(bytes(red, green, blue));
    assertThat(made.channels()).isEqualTo(1);
    assertThat(made.bits()).isEqualTo(8);
    assertThat(made.sample(0)).isEqualTo(grey);
  }

  @Test
  void everyGreyStaysAsItIsInAllDepths() {
    for (int level = 0; level < 256; level++) {
      Image picture = bytes(level, level, level);
      assertThat(Colours.GREY.of(picture).sample(0)).isEqualTo(level);
      short deep = (short) (level * 257 - 1);
      Image of16 = Image.of(1, 1, 3, new short[] {deep, deep, deep});
      assertThat(Colours.GREY.of(of16).sample(0)).isEqualTo(deep & 0xffff);
      float value = level / 255f;
      Image floats = Image.of(1, 1, 3, new float[] {value, value, value});
      assertThat(Colours.GREY.of(floats).value(0)).isEqualTo(value);
    }
  }

  @Test
  void greySpreadsToThreeEqualColours() {
    Image picture = bytes(1, 1, 1, 200, 200, 200);
    assertThat(Colours.spread(Colours.GREY.of(picture))).isEqualTo(picture);
    assertThat(Colours.spread(picture)).isSameAs(picture);
    assertThat(Colours.RGB.of(picture)).isSameAs(picture);
  }
}

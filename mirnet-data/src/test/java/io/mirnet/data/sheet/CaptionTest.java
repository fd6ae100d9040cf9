package io.mirnet.data.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Image;
import org.junit.jupiter.api.Test;

class CaptionTest {
  @Test
  void textIsWrittenInBlackOnWhite() {
    Image strip = Caption.strip("pi", 14);

    assertThat(strip).hasToString("14x11, 3 channels, 8 bit");
    assertThat(drawn(strip))
        .isEqualTo(
            """
            ..............
            ..............
            ####...###....
            #...#...#.....
            #...#...#.....
            ####....#.....
            #.......#.....
            #.......#.....
            #......###....
            ..............
            ..............
            """);
  }

  @Test
  void whatDoesNotFitIsCutOffAndWhatHasNoLetterIsAQuestionMark() {
    assertThat(Caption.strip("abc", 12)).isEqualTo(Caption.strip("AB", 12));
    assertThat(Caption.strip("\u00e4", 12)).isEqualTo(Caption.strip("?", 12));
    assertThat(Caption.strip("", 5)).hasToString("5x11, 3 channels, 8 bit");
  }

  @Test
  void lettersOfAWidePictureAreTwiceAsLarge() {
    assertThat(Caption.strip("PSNR 26.02 dB", 160)).hasToString("160x22, 3 channels, 8 bit");
  }

  @Test
  void theMiddleIsEnlargedToThePicturesSize() {
    Image picture = Image.of(4, 4, 1, 8, index -> index);

    Image enlarged = Caption.enlarged(picture, 2);

    assertThat(enlarged).hasToString("4x4, 1 channels, 8 bit");
    assertThat(
            new int[] {
              enlarged.sample(0), enlarged.sample(1), enlarged.sample(2), enlarged.sample(15)
            })
        .containsExactly(5, 5, 6, 10);
  }

  private static String drawn(Image image) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < image.height() * image.width(); i++) {
      text.append(image.sample(3 * i) == 0 ? '#' : '.');
      text.append(i % image.width() == image.width() - 1 ? "\n" : "");
    }
    return text.toString();
  }
}

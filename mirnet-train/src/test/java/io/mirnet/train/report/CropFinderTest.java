package io.mirnet.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Image;
import io.mirnet.data.sheet.Crop;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropFinderTest {
  private static Image spot(int height, int width, int y, int x, int value) {
    byte[] samples = new byte[height * width * 3];
    samples[(y * width + x) * 3 + 1] = (byte) value;
    return Image.of(height, width, 3, samples);
  }

  @Test
  void theSquareHoldsWhereSettingsDiffer() {
    Crop found =
        new CropFinder(16).find(List.of(spot(64, 80, 40, 70, 200), spot(64, 80, 40, 70, 90)));
    assertThat(found.height()).isEqualTo(16);
    assertThat(found.width()).isEqualTo(16);
    assertThat(40 - found.top()).isBetween(0, 15);
    assertThat(70 - found.left()).isBetween(0, 15);
  }

  /** A bright spot in which all agree must not draw the eye. */
  @Test
  void whatAllSettingsGetAlikeCountsNothing() {
    Image one = spot(64, 64, 5, 5, 255);
    Image two = spot(64, 64, 5, 5, 255);
    byte[] samples = new byte[64 * 64 * 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) one.sample(i);
    }
    samples[(60 * 64 + 60) * 3] = 1;
    Crop found = new CropFinder(8).find(List.of(one, two, Image.of(64, 64, 3, samples)));
    assertThat(found).isEqualTo(new Crop(56, 56, 8, 8));
  }

  @Test
  void aSmallPictureIsShownWhole() {
    assertThat(new CropFinder(48).find(List.of(spot(20, 30, 1, 1, 9))))
        .isEqualTo(new Crop(0, 0, 20, 30));
  }
}

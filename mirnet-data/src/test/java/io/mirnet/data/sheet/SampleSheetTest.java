package io.mirnet.data.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mirnet.api.image.Image;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleSheetTest {

  @Test
  void imagesStandInRowsWithWhiteBetween() {
    Image sheet =
        SampleSheet.of(
            List.of(
                List.of(flat(2, 3, 3, 0.2f), flat(2, 3, 3, 0.4f)), List.of(flat(1, 1, 3, 0.6f))));
    assertThat(sheet).hasToString("10x7, 3 channels, 8 bit");
    assertThat(pixel(sheet, 0, 0)).containsExactly(51, 51, 51);
    assertThat(pixel(sheet, 1, 2)).containsExactly(51, 51, 51);
    assertThat(pixel(sheet, 0, 3)).containsExactly(255, 255, 255);
    assertThat(pixel(sheet, 1, 6)).containsExactly(255, 255, 255);
    assertThat(pixel(sheet, 0, 7)).containsExactly(102, 102, 102);
    assertThat(pixel(sheet, 2, 0)).containsExactly(255, 255, 255);
    assertThat(pixel(sheet, 6, 0)).containsExactly(153, 153, 153);
    assertThat(pixel(sheet, 6, 1)).containsExactly(255, 255, 255);
  }

  @Test
  void greyIsSpreadAndOfSixChannelsTheFirstThreeAreShown() {
    byte[] six = {1, 2, 3, 4, 5, 6};
    Image sheet = SampleSheet.of(List.of(List.of(flat(1, 1, 1, 1f / 255), Image.of(1, 1, 6, six))));
    assertThat(pixel(sheet, 0, 0)).containsExactly(1, 1, 1);
    assertThat(pixel(sheet, 0, 5)).containsExactly(1, 2, 3);
  }

  @Test
  void aSheetOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SampleSheet.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> SampleSheet.of(List.of(List.of())));
  }

  private static int[] pixel(Image image, int y, int x) {
    int at = (y * image.width() + x) * 3;
    return new int[] {image.sample(at), image.sample(at + 1), image.sample(at + 2)};
  }

  private static Image flat(int height, int width, int channels, float value) {
    float[] values = new float[height * width * channels];
    Arrays.fill(values, value);
    return Image.of(height, width, channels, values);
  }
}

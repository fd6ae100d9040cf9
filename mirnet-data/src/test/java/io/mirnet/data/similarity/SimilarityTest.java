package io.mirnet.data.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.Image;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Edge cases; the numbers of real pictures are compared where metrics are named. */
class SimilarityTest {
  private static final Offset<Double> TOLERANCE = within(1e-6);

  @Test
  void levelsAreRoundedAndValuesAreNot() {
    Image target = grey(20, 0);
    Image more = grey(20, 1.6f / 255);
    assertThat(Similarity.ofLevels(more, target).value("psnr"))
        .isCloseTo(20 * Math.log10(255 / 2.0), TOLERANCE);
    assertThat(Similarity.ofValues(more, target).value("psnr"))
        .isCloseTo(20 * Math.log10(255 / 1.6), TOLERANCE);
  }

  @Test
  void meanAbsoluteErrorIsOnTheScaleOfOne() {
    assertThat(Similarity.ofValuesWithMae(grey(9, 0.25f), grey(9, 1)).values())
        .containsOnlyKeys("psnr", "ssim", "mae")
        .hasEntrySatisfying("mae", mae -> assertThat(mae).isCloseTo(0.75, TOLERANCE));
    assertThat(Similarity.ofValues(grey(9, 0.25f), grey(9, 1)).values())
        .containsOnlyKeys("psnr", "ssim");
  }

  @Test
  void imagesSmallerThanTheWindowAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.ofValuesWithMae(grey(6, 0), grey(6, 0)))
        .withMessageContaining("at least 7x7, not 6x6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.ofLuma(grey(13, 0), grey(13, 0), 2))
        .withMessageContaining("at least 11x11, not 10x10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.ofLuma(grey(7, 0), grey(7, 0), 4))
        .withMessageContaining("7x7 is too small");
  }

  @Test
  void imagesThatDifferOrHaveNoColourAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.ofLevels(grey(20, 0), grey(21, 0)))
        .withMessageContaining("20x20")
        .withMessageContaining("21x21");
    Image flat = Image.of(20, 20, 1, new float[400]);
    assertThatIllegalArgumentException().isThrownBy(() -> Similarity.ofValues(flat, grey(20, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.ofValuesWithMae(flat, grey(20, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Similarity.ofLuma(flat, flat, 2))
        .withMessageContaining("RGB");
  }

  private static Image grey(int side, float value) {
    float[] values = new float[side * side * 3];
    Arrays.fill(values, value);
    return Image.of(side, side, 3, values);
  }
}

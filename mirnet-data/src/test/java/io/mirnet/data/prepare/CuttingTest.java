package io.mirnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.image.Image;
import io.mirnet.data.pair.Layout;
import io.mirnet.data.sheet.Crop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuttingTest {
  @Test
  void theLastCropsAreMovedBackToTheBorder() {
    List<Crop> crops = new Cutting(4, 1, 0).grid(4, 9);
    assertThat(crops)
        .containsExactly(new Crop(0, 0, 4, 4), new Crop(0, 3, 4, 4), new Crop(0, 5, 4, 4));
  }

  @Test
  void aPictureThatTheGridFitsHasNoCropTwice() {
    assertThat(new Cutting(4, 1, 0).grid(7, 4))
        .containsExactly(new Crop(0, 0, 4, 4), new Crop(3, 0, 4, 4));
    assertThat(new Cutting(4, 0, 0).grid(8, 8)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aSideShorterThanACropIsKeptWhole() {
    assertThat(new Cutting(4, 2, 0).grid(3, 2)).containsExactly(new Crop(0, 0, 3, 2));
    assertThat(new Cutting(4, 2, 0).grid(3, 6))
        .containsExactly(new Crop(0, 0, 3, 4), new Crop(0, 2, 3, 4));
  }

  @ParameterizedTest
  @CsvSource({"512, 128, 3000, 5328", "512, 307, 1120, 1680", "7, 6, 20, 8", "5, 0, 23, 31"})
  void everyPixelIsCovered(int crop, int overlap, int height, int width) {
    boolean[] rows = new boolean[height];
    boolean[] columns = new boolean[width];
    for (Crop place : new Cutting(crop, overlap, 0).grid(height, width)) {
      assertThat(place.height()).isEqualTo(crop);
      for (int i = 0; i < crop; i++) {
        rows[place.top() + i] = true;
        columns[place.left() + i] = true;
      }
    }
    assertThat(rows).doesNotContain(false);
    assertThat(columns).doesNotContain(false);
  }

  @Test
  void theLeastSharpCropsAreLeftOut() {
    // Three crops of 4x4 side by side: flat, a checkerboard, a faint checkerboard.
    byte[] samples = new byte[4 * 12 * 3];
    for (int i = 0; i < samples.length; i++) {
      int x = i / 3 % 12;
      int y = i / 36;
      int strength = x < 4 ? 0 : x < 8 ? 100 : 10;
      samples[i] = (byte) (100 + (x + y) % 2 * strength);
    }
    Image target = Image.of(4, 12, 3, samples);
    assertThat(new Cutting(4, 0, 0.34).training(target))
        .containsExactly(new Crop(0, 4, 4, 4), new Crop(0, 8, 4, 4));
    assertThat(new Cutting(4, 0, 0.7).training(target)).containsExactly(new Crop(0, 4, 4, 4));
    assertThat(new Cutting(4, 0, 0.3).training(target)).hasSize(3);
  }

  @Test
  void ofEquallySharpCropsTheFirstAreLeftOut() {
    Image flat = Image.of(4, 8, 3, new byte[4 * 8 * 3]);
    assertThat(new Cutting(4, 0, 0.5).training(flat)).containsExactly(new Crop(0, 4, 4, 4));
  }

  @Test
  void sharpnessIsTheVarianceOfTheLaplacian() {
    // numpy: y = [[0,0,0,0],[0,1,0,0],[0,0,0,0]]; the Laplacian inside is [-4, 1], its variance
    // 6.25.
    byte[] samples = new byte[3 * 4 * 3];
    for (int c = 0; c < 3; c++) {
      samples[(4 + 1) * 3 + c] = (byte) 255;
    }
    assertThat(Sharpness.of(Image.of(3, 4, 3, samples)))
        .isCloseTo(6.25, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(Sharpness.of(Image.of(2, 6, 3, samples))).isZero();
  }

  @Test
  void theMiddleIsMeasured() {
    Image target = Image.of(6, 9, 3, new byte[6 * 9 * 3]);
    assertThat(new Cutting(4, 0, 0.9).validation(target)).containsExactly(new Crop(1, 2, 4, 4));
  }

  /** The published numbers: 512, and 128, 256, 256 and 60 % of overlap. */
  @ParameterizedTest
  @CsvSource({
    "SIDD, 128, 0, false",
    "REALSR_X4, 256, 0, false",
    "FIVEK, 256, 0, false",
    "DPDD, 307, 0.3, true"
  })
  void knownSetsAreCutAsForTheReleasedTraining(
      Layout layout, int overlap, double leftOut, boolean ownValidation) {
    Recipe recipe = Recipe.of(layout);
    assertThat(recipe.crop()).isEqualTo(512);
    assertThat(recipe.overlap(512)).isEqualTo(overlap);
    assertThat(recipe.leftOut()).isEqualTo(leftOut);
    assertThat(recipe.ownValidation()).isEqualTo(ownValidation);
  }

  @Test
  void numbersThatCannotWorkAreRefused() {
    assertThatThrownBy(() -> new Cutting(0, 0, 0)).hasMessageContaining("0 pixels");
    assertThatThrownBy(() -> new Cutting(8, 8, 0)).hasMessageContaining("0 to 7 pixels, not 8");
    assertThatThrownBy(() -> new Cutting(8, -1, 0)).hasMessageContaining("not -1");
    assertThatThrownBy(() -> new Cutting(8, 4, 1)).hasMessageContaining("less than 1");
    assertThatThrownBy(() -> new Cutting(8, 4, Double.NaN)).hasMessageContaining("NaN");
  }
}

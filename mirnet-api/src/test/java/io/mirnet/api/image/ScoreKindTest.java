package io.mirnet.api.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.image.ScoreKind.Direction;
import org.junit.jupiter.api.Test;

class ScoreKindTest {
  @Test
  void anErrorThatFellIsBetter() {
    ScoreKind error = new ScoreKind("delta_e", "", Direction.LOWER);
    assertThat(error.isBetter(1, 2)).isTrue();
    assertThat(error.isBetter(2, 1)).isFalse();
    assertThat(error.isBetter(1, error.worst())).isTrue();
  }

  @Test
  void aQualityThatRoseIsBetterAndAnEqualOneIsNot() {
    assertThat(ScoreKind.PSNR.isBetter(31, 30)).isTrue();
    assertThat(ScoreKind.PSNR.isBetter(30, 30)).isFalse();
    assertThat(ScoreKind.PSNR.isBetter(0, ScoreKind.PSNR.worst())).isTrue();
  }

  @Test
  void aNumberIsBetterThanNoneAndNoneIsNeverBetter() {
    assertThat(ScoreKind.PSNR.isBetter(Double.NaN, 30)).isFalse();
    assertThat(ScoreKind.PSNR.isBetter(30, Double.NaN)).isTrue();
    assertThat(ScoreKind.MAE.isBetter(Double.NaN, Double.NaN)).isFalse();
  }

  @Test
  void aGainIsPositiveWhereAQualityRoseOrAnErrorFell() {
    assertThat(ScoreKind.PSNR.gain(31, 30)).isEqualTo(1);
    assertThat(ScoreKind.MAE.gain(0.25, 0.5)).isEqualTo(0.25);
    assertThat(ScoreKind.MAE.gain(0.5, 0.25)).isEqualTo(-0.25);
  }

  @Test
  void twoEqualPicturesGainNothingOverEachOther() {
    double equal = Double.POSITIVE_INFINITY;
    assertThat(ScoreKind.PSNR.gain(equal, equal)).isZero();
    assertThat(ScoreKind.PSNR.gain(equal, 30)).isEqualTo(equal);
  }

  @Test
  void itsNameForPeopleHasTheUnit() {
    assertThat(ScoreKind.PSNR.heading()).isEqualTo("PSNR/dB");
    assertThat(ScoreKind.SSIM.heading()).isEqualTo("SSIM");
    assertThat(ScoreKind.PSNR.format(26.0249)).isEqualTo("26.02 dB");
    assertThat(ScoreKind.SSIM.format(0.92749)).isEqualTo("0.9275");
  }

  @Test
  void aNameThatCouldBeNoKeyIsRefused() {
    assertThatThrownBy(() -> new ScoreKind("Delta E", "", Direction.LOWER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Delta E'");
  }
}

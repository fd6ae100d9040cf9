package io.mirnet.api.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {
  @Test
  void psnrAndSsimComeFirst() {
    assertThat(new Scores(1, 2, Map.of("mae", 3d)).values())
        .containsExactly(Map.entry("psnr", 1d), Map.entry("ssim", 2d), Map.entry("mae", 3d));
  }

  @Test
  void aMetricMayMeasureNeither() {
    Scores scores = new Scores(Map.of("delta_e", 2d));
    assertThat(scores.value("delta_e")).isEqualTo(2);
    assertThat(scores.value("psnr")).isNaN();
  }

  @Test
  void scoresDoNotChange() {
    Map<String, Double> values = new HashMap<>(Map.of("mae", 0.5));
    Scores scores = new Scores(values);
    values.put("mae", 0.7);
    assertThat(scores.values()).containsEntry("mae", 0.5);
    assertThatThrownBy(() -> scores.values().put("mae", 0.7))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

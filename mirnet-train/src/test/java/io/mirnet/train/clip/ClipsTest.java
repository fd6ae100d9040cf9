package io.mirnet.train.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.training.GradientClip;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClipsTest {
  private static final float[] GRADIENT = {3, -4};

  /** PyTorch's clip_grad_norm_: times max_norm / (norm + 1e-6), where that is less than 1. */
  @Test
  void aNormAboveTheLimitIsScaledDown() {
    float factor = (float) (0.5 / (5 + 1e-6));
    assertThat(clipped(globalNorm(0.5))).containsExactly(3 * factor, -4 * factor);
    assertThat(clipped(globalNorm(6))).containsExactly(GRADIENT);
    assertThat(clipped(globalNorm(0))).containsExactly(GRADIENT);
  }

  @Test
  void valuesAreClampedBothWays() {
    assertThat(clipped(value(3.5))).containsExactly(3, -3.5f);
    assertThat(clipped(value(2))).containsExactly(2, -2);
    assertThat(clipped(value(0))).containsExactly(GRADIENT);
  }

  @Test
  void noneLeavesGradientsAsTheyAre() {
    assertThat(clipped(new NoneProvider().create(new NoneOptions()))).containsExactly(GRADIENT);
  }

  private static GradientClip globalNorm(double at) {
    return new GlobalNormProvider().create(new GlobalNormOptions(at));
  }

  private static GradientClip value(double at) {
    return new ValueProvider().create(new ValueOptions(at));
  }

  private static float[] clipped(GradientClip clip) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray gradient = manager.create(GRADIENT);
      clip.clip(Map.of("w", gradient), 5);
      return gradient.toFloatArray();
    }
  }
}

package io.mirnet.train.average;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.WeightAverage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmaTest {
  private static final float[] FIRST = {1, -2, 3.1f};
  private static final float[] STEP = {0.1f, 0.7f, -0.3f};

  @Test
  void itIsTheRunningMeanInFloats() {
    float[] expected = FIRST.clone();
    for (int n = 0; n < 5; n++) {
      for (int i = 0; i < expected.length; i++) {
        expected[i] = expected[i] * 0.9f + weight(i, n) * (float) (1 - 0.9);
      }
    }
    assertThat(averaged(0.9, 0, 5)).containsExactly(expected);
  }

  @Test
  void untilItBeginsItIsACopyOfTheWeights() {
    assertThat(averaged(0.9, 3, 3)).containsExactly(weight(0, 2), weight(1, 2), weight(2, 2));
    float[] begun = averaged(0.9, 3, 4);
    for (int i = 0; i < begun.length; i++) {
      assertThat(begun[i]).isEqualTo(weight(i, 2) * 0.9f + weight(i, 3) * (float) (1 - 0.9));
    }
  }

  private static float[] averaged(double decay, long from, int updates) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray first = manager.create(FIRST);
      WeightAverage average =
          new EmaProvider()
              .create(new EmaOptions(decay, from), new AverageSpec(manager, Map.of("w", first)));
      for (int n = 0; n < updates; n++) {
        NDArray now = manager.create(new float[] {weight(0, n), weight(1, n), weight(2, n)});
        average.update(Map.of("w", now), n);
      }
      return average.weights().get("w").toFloatArray();
    }
  }

  /** The weight after update n. */
  private static float weight(int i, int n) {
    return FIRST[i] + (n + 1) * STEP[i];
  }
}

package io.mirnet.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.GradientClip;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.WeightAverage;
import io.mirnet.train.average.EmaOptions;
import io.mirnet.train.average.EmaProvider;
import io.mirnet.train.clip.GlobalNormOptions;
import io.mirnet.train.clip.GlobalNormProvider;
import io.mirnet.train.optimizer.SgdOptions;
import io.mirnet.train.optimizer.SgdProvider;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest {
  private NDManager manager;
  private Map<String, NDArray> weights;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
    weights = Map.of("w", manager.create(new float[] {1, 1}));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void gradientsAreClippedThenTheWeightsUpdatedThenAveraged() {
    Update update = update(Optional.of(ema()));
    update.apply(Map.of("w", manager.create(new float[] {3, 4})), weights, 5, 1, 0);
    // Clipped to a norm of 0.5: (0.3, 0.4); the average has half of the way.
    assertThat(weights.get("w").toFloatArray()).containsExactly(new float[] {0.7f, 0.6f}, nearly());
    assertThat(update.averaged().orElseThrow().get("w").toFloatArray())
        .containsExactly(new float[] {0.85f, 0.8f}, nearly());
  }

  @Test
  void everyLinksStateIsUnderItsName() {
    assertThat(update(Optional.of(ema())).state())
        .containsOnlyKeys("optimizer.momentum.w", "params_ema.w");
    WeightAverage counting =
        new WeightAverage() {
          private final NDArray count = manager.create(0f);

          @Override
          public void update(Map<String, NDArray> weights, long iteration) {
            count.addi(1);
          }

          @Override
          public Map<String, NDArray> weights() {
            return weights;
          }

          @Override
          public Map<String, NDArray> state() {
            return Map.of("count", count);
          }
        };
    assertThat(update(Optional.of(counting)).state())
        .containsOnlyKeys("optimizer.momentum.w", "params_ema.w", "average.count");
  }

  @Test
  void anAverageIsNotKeptUnlessOneIsAskedFor() {
    Update update = update(Optional.empty());
    update.apply(Map.of("w", manager.create(new float[] {3, 4})), weights, 5, 1, 0);
    assertThat(update.averaged()).isEmpty();
    assertThat(update.state()).containsOnlyKeys("optimizer.momentum.w");
  }

  private Update update(Optional<WeightAverage> average) {
    GradientClip clip = new GlobalNormProvider().create(new GlobalNormOptions(0.5));
    Optimizer sgd =
        new SgdProvider()
            .create(new SgdOptions(0.9, 0, false, 0), OptimizerSpec.of(manager, weights));
    return new Update(clip, sgd, average);
  }

  private WeightAverage ema() {
    return new EmaProvider().create(new EmaOptions(0.5, 0), new AverageSpec(manager, weights));
  }

  private static Offset<Float> nearly() {
    return within(1e-6f);
  }
}

package io.mirnet.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.api.Choice;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every loss must do, for all that ServiceLoader finds. */
class LossContractTest {
  private static final Shape SHAPE = new Shape(2, 3, 4, 5);

  static Stream<LossProvider<?>> losses() {
    return providers().all(ExtensionPoint.of(LossProvider.class)).values().stream()
        .map(provider -> (LossProvider<?>) provider);
  }

  private static Providers providers() {
    return Providers.load(LossContractTest.class.getClassLoader());
  }

  private static ImageLoss byDefault(LossProvider<?> provider) {
    Record options = new ConfigurationReader(providers()).defaults(provider.configType());
    return LossProvider.build(new Choice<LossProvider<?>>(provider, options));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void equalImagesLoseNothing(LossProvider<?> provider) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray image = random(manager, 1);
      // Charbonnier's corner is rounded by its epsilon, which it then returns.
      assertThat(byDefault(provider).evaluate(image, image).getFloat()).isBetween(0f, 1.001e-3f);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLossIsAMeanSoThatBatchesCompare(LossProvider<?> provider) {
    try (NDManager manager = NDManager.newBaseManager()) {
      ImageLoss loss = byDefault(provider);
      NDArray restored = random(manager, 1);
      NDArray target = random(manager, 2);
      float once = loss.evaluate(restored, target).getFloat();
      float twice = loss.evaluate(restored.concat(restored), target.concat(target)).getFloat();
      assertThat(once).isPositive();
      assertThat(twice).isCloseTo(once, within(1e-6f));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientIsThatOfFiniteDifferences(LossProvider<?> provider) {
    try (NDManager manager = NDManager.newBaseManager()) {
      ImageLoss loss = byDefault(provider);
      NDArray target = random(manager, 2);
      NDArray restored = random(manager, 1);
      restored.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(loss.evaluate(restored, target));
      }
      float[] gradient = restored.getGradient().toFloatArray();
      float[] values = restored.toFloatArray();
      float step = 2e-3f;
      for (int i = 0; i < values.length; i += 7) {
        float up = at(loss, manager, values, i, step, target);
        float down = at(loss, manager, values, i, -step, target);
        assertThat((up - down) / (2 * step))
            .as("element %d", i)
            .isCloseTo(gradient[i], within(2e-4f));
        assertThat(gradient[i]).isNotZero();
      }
    }
  }

  private static float at(
      ImageLoss loss, NDManager manager, float[] values, int index, float step, NDArray target) {
    float[] moved = values.clone();
    moved[index] += step;
    return loss.evaluate(manager.create(moved, SHAPE), target).getFloat();
  }

  private static NDArray random(NDManager manager, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[(int) SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return manager.create(values, SHAPE);
  }
}

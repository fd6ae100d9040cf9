package io.mirnet.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each optimizer against the formulas of PyTorch's documentation, number by number in doubles. */
class OptimizerFormulasTest {
  private static final int SIZE = 50;
  private static final int UPDATES = 25;

  /** Of parameter "b"; those of "a" are 1. */
  private static final double RATE_FACTOR = 0.5;

  private static final double DECAY_FACTOR = 0.25;

  /** One number of a parameter, with what an optimizer keeps for it. */
  private static final class Scalar {
    double w;
    double m;
    double v;
  }

  private interface Formula {
    void update(Scalar x, double g, double rate, double decay, int t);
  }

  @Test
  void adamAddsItsDecayToTheGradient() {
    assertAgrees(
        spec -> new AdamProvider().create(new AdamOptions(List.of(0.9, 0.99), 1e-8, 0.1), spec),
        (x, g, rate, decay, t) -> adam(x, g + 0.1 * decay * x.w, rate, t));
  }

  @Test
  void adamWTakesItsDecayOffTheWeight() {
    assertAgrees(
        spec -> new AdamWProvider().create(new AdamWOptions(List.of(0.9, 0.99), 1e-8, 0.1), spec),
        (x, g, rate, decay, t) -> {
          x.w -= rate * 0.1 * decay * x.w;
          adam(x, g, rate, t);
        });
  }

  private static void adam(Scalar x, double g, double rate, int t) {
    x.m = 0.9 * x.m + 0.1 * g;
    x.v = 0.99 * x.v + 0.01 * g * g;
    double m = x.m / (1 - Math.pow(0.9, t));
    double v = x.v / (1 - Math.pow(0.99, t));
    x.w -= rate * m / (Math.sqrt(v) + 1e-8);
  }

  @Test
  void plainSgdGoesAgainstTheGradient() {
    assertAgrees(
        spec -> new SgdProvider().create(new SgdOptions(0, 0, false, 0.1), spec),
        (x, g, rate, decay, t) -> x.w -= rate * (g + 0.1 * decay * x.w));
  }

  @Test
  void sgdKeepsItsRateOutOfTheMomentum() {
    assertAgrees(
        spec -> new SgdProvider().create(new SgdOptions(0.9, 0.3, false, 0.1), spec),
        (x, g, rate, decay, t) -> {
          double d = g + 0.1 * decay * x.w;
          x.m = t == 1 ? d : 0.9 * x.m + 0.7 * d;
          x.w -= rate * x.m;
        });
  }

  @Test
  void nesterovLooksAheadAlongTheMomentum() {
    assertAgrees(
        spec -> new SgdProvider().create(new SgdOptions(0.9, 0, true, 0.1), spec),
        (x, g, rate, decay, t) -> {
          double d = g + 0.1 * decay * x.w;
          x.m = 0.9 * x.m + d;
          x.w -= rate * (d + 0.9 * x.m);
        });
  }

  /** Algorithm 2 of the paper. */
  @Test
  void lionGoesByTheSignOfItsMomentum() {
    assertAgrees(
        spec -> new LionProvider().create(new LionOptions(List.of(0.9, 0.99), 0.1), spec),
        (x, g, rate, decay, t) -> {
          double c = 0.9 * x.m + 0.1 * g;
          x.w -= rate * (Math.signum(c) + 0.1 * decay * x.w);
          x.m = 0.99 * x.m + 0.01 * g;
        });
  }

  @Test
  void thePlainestSgdHasNoState() {
    try (NDManager manager = NDManager.newBaseManager()) {
      OptimizerSpec spec = OptimizerSpec.of(manager, Map.of("w", manager.ones(shape())));
      assertThat(new SgdProvider().create(new SgdOptions(0, 0, false, 0), spec).state()).isEmpty();
      assertThat(new SgdProvider().create(new SgdOptions(0.9, 0, false, 0), spec).state())
          .containsOnlyKeys("momentum.w");
    }
  }

  /** Checkpoints of earlier versions have these names. */
  @Test
  void adamsStateKeepsItsNames() {
    try (NDManager manager = NDManager.newBaseManager()) {
      OptimizerSpec spec = OptimizerSpec.of(manager, Map.of("w", manager.ones(shape())));
      AdamOptions options = new AdamOptions(List.of(0.9, 0.99), 1e-8, 0);
      assertThat(new AdamProvider().create(options, spec).state())
          .containsOnlyKeys("first_moment.w", "second_moment.w");
    }
  }

  @Test
  void nesterovNeedsAMomentumAndNoDampening() {
    assertThat(new SgdOptions(0, 0, true, 0).violations()).hasSize(1);
    assertThat(new SgdOptions(0.9, 0.1, true, 0).violations()).hasSize(1);
    assertThat(new SgdOptions(0.9, 0, true, 0).violations()).isEmpty();
  }

  private static Shape shape() {
    return new Shape(2);
  }

  private static void assertAgrees(Function<OptimizerSpec, Optimizer> maker, Formula formula) {
    SplittableRandom random = new SplittableRandom(7);
    Scalar[] a = numbers(random);
    Scalar[] b = numbers(random);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weightA = manager.create(floats(a));
      NDArray weightB = manager.create(floats(b));
      Optimizer optimizer =
          maker.apply(
              new OptimizerSpec(
                  manager,
                  List.of(
                      new TrainedParameter("a", weightA, 1, 1),
                      new TrainedParameter("b", weightB, RATE_FACTOR, DECAY_FACTOR))));
      for (int n = 0; n < UPDATES; n++) {
        double rate = 0.01 / (n + 1);
        float[] gradientA = gradient(random);
        float[] gradientB = gradient(random);
        optimizer.update(
            Map.of("a", manager.create(gradientA), "b", manager.create(gradientB)), rate, n);
        for (int i = 0; i < SIZE; i++) {
          formula.update(a[i], gradientA[i], rate, 1, n + 1);
          formula.update(b[i], gradientB[i], rate * RATE_FACTOR, DECAY_FACTOR, n + 1);
        }
      }
      assertClose(weightA.toFloatArray(), a);
      assertClose(weightB.toFloatArray(), b);
    }
  }

  private static Scalar[] numbers(SplittableRandom random) {
    Scalar[] numbers = new Scalar[SIZE];
    for (int i = 0; i < SIZE; i++) {
      numbers[i] = new Scalar();
      numbers[i].w = (float) (random.nextDouble() - 0.5);
    }
    return numbers;
  }

  private static float[] gradient(SplittableRandom random) {
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
    }
    return values;
  }

  private static float[] floats(Scalar[] numbers) {
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = (float) numbers[i].w;
    }
    return values;
  }

  private static void assertClose(float[] actual, Scalar[] expected) {
    for (int i = 0; i < SIZE; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i].w, within(1e-6));
    }
  }
}

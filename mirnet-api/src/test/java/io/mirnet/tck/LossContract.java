package io.mirnet.tck;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every loss keeps:
 *
 * <pre>{@code class EdgeTest extends LossContract { EdgeTest() { super("edge"); } }}</pre>
 */
public abstract class LossContract extends ProviderContract<LossProvider<?>> {
  /** Large enough for the windows that losses look through. */
  private static final Shape SHAPE = new Shape(2, 3, 16, 20);

  /** Smaller steps drown in the rounding of a float. */
  private static final float STEP = 5e-3f;

  /** Of the largest slope there is. */
  private static final double DIFFERENCE = 0.01;

  private NDManager manager;
  private float[] target;
  private float[] restored;

  /**
   * Tests a loss.
   *
   * @param choice YAML that chooses it, for example {@code {type: charbonnier, epsilon: 1e-3}}
   */
  protected LossContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<LossProvider<?>> choice) implements Chosen<LossProvider<?>> {}

  @Override
  final ImageLoss build(Choice<LossProvider<?>> choice) {
    return LossProvider.build(choice);
  }

  /** The images differ by 0.1 to 0.4 everywhere, away from the corner that a norm may have at 0. */
  @BeforeEach
  final void open() {
    manager = NDManager.newBaseManager();
    target = Samples.values(1, SHAPE.size());
    restored = target.clone();
    float[] distances = Samples.signedValues(2, SHAPE.size());
    for (int i = 0; i < restored.length; i++) {
      restored[i] += Math.copySign(0.1f, distances[i]) + 0.3f * distances[i];
    }
  }

  @AfterEach
  final void close() {
    manager.close();
  }

  @Test
  void theLossIsOneFiniteNumber() {
    NDArray loss = build(choice()).evaluate(array(restored), array(target));
    assertThat(loss.size()).isEqualTo(1);
    assertThat(loss.getFloat()).isFinite();
  }

  @Test
  void equalImagesLoseLeast() {
    ImageLoss loss = build(choice());
    double least = evaluate(loss, target, target);
    for (float amount : new float[] {0.01f, 0.1f, 1}) {
      float[] changed = Samples.signedValues(3, SHAPE.size());
      for (int i = 0; i < changed.length; i++) {
        changed[i] = target[i] + amount * changed[i];
      }
      assertThat(evaluate(loss, changed, target)).as("noise " + amount).isGreaterThan(least);
    }
  }

  @Test
  void equalImagesHaveNoGradient() {
    ImageLoss loss = build(choice());
    double usual = Samples.largest(gradient(loss, restored, target));
    assertThat(Samples.largest(gradient(loss, target, target)))
        .as("largest gradient at equality, usually " + usual)
        .isLessThanOrEqualTo(1e-3 * usual);
  }

  /** Along the gradient itself and along directions of chance. */
  @Test
  void theGradientIsThatOfFiniteDifferences() {
    ImageLoss loss = build(choice());
    float[] gradient = gradient(loss, restored, target);
    double steepest = 0;
    for (float slope : gradient) {
      steepest += Math.abs(slope);
    }
    assertThat(steepest).as("sum of the gradient's absolute values").isFinite().isPositive();
    for (int seed = 0; seed <= 4; seed++) {
      float[] signs = seed == 0 ? gradient : Samples.signedValues(10 + seed, SHAPE.size());
      double slope = 0;
      float[] ahead = restored.clone();
      float[] behind = restored.clone();
      for (int i = 0; i < signs.length; i++) {
        float sign = Math.signum(signs[i]);
        slope += sign * (double) gradient[i];
        ahead[i] += STEP * sign;
        behind[i] -= STEP * sign;
      }
      double difference =
          (evaluate(loss, ahead, target) - evaluate(loss, behind, target)) / (2 * STEP);
      assertThat(slope)
          .as(seed == 0 ? "slope along the gradient" : "slope along direction " + seed)
          .isCloseTo(difference, within(DIFFERENCE * steepest));
    }
  }

  @Test
  void aLossIsAMeanSoThatBatchesCompare() {
    ImageLoss loss = build(choice());
    NDArray once = loss.evaluate(array(restored), array(target));
    NDArray twice =
        loss.evaluate(array(restored).concat(array(restored)), array(target).concat(array(target)));
    assertThat(twice.getFloat())
        .as("loss of a batch that holds each image twice")
        .isCloseTo(once.getFloat(), within(1e-5f * Math.max(1, Math.abs(once.getFloat()))));
  }

  @Test
  void theImagesStayAsTheyWere() {
    NDArray first = array(restored);
    NDArray second = array(target);
    build(choice()).evaluate(first, second);
    assertThat(first.toFloatArray()).isEqualTo(array(restored).toFloatArray());
    assertThat(second.toFloatArray()).isEqualTo(array(target).toFloatArray());
  }

  @Test
  void fiftyEvaluationsLeaveNoArraysBehind() {
    ImageLoss loss = build(choice());
    gradient(loss, restored, target);
    int before = manager.getManagedArrays().size();
    for (int i = 0; i < 50; i++) {
      gradient(loss, restored, target);
    }
    assertThat(manager.getManagedArrays().size()).as("managed arrays").isEqualTo(before);
  }

  private NDArray array(float[] values) {
    return Samples.channelsLast(manager, values, SHAPE);
  }

  private double evaluate(ImageLoss loss, float[] first, float[] second) {
    try (NDManager inner = manager.newSubManager()) {
      return loss.evaluate(
              Samples.channelsLast(inner, first, SHAPE), Samples.channelsLast(inner, second, SHAPE))
          .getFloat();
    }
  }

  /** Interleaved, as the values that it belongs to. */
  private float[] gradient(ImageLoss loss, float[] at, float[] to) {
    try (NDManager inner = manager.newSubManager()) {
      NDArray variable = Samples.channelsLast(inner, at, SHAPE);
      variable.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(loss.evaluate(variable, Samples.channelsLast(inner, to, SHAPE)));
      }
      return variable.getGradient().transpose(0, 2, 3, 1).toFloatArray();
    }
  }
}

package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.api.Choice;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import java.util.List;
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
  private static final Shape SHAPE = new Shape(2, 3, 24, 28);

  /** Smaller steps drown in the rounding of a float. */
  private static final float STEP = 5e-3f;

  /** Of the largest slope there is. */
  private static final double DIFFERENCE = 0.01;

  private NDManager manager;

  /** Of the loss; apart from the images', as it is in training. */
  private NDManager owner;

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
    return LossProvider.build(choice, new LossSpec(owner));
  }

  /** The images differ by 0.1 to 0.4 everywhere, away from the corner that a norm may have at 0. */
  @BeforeEach
  final void open() {
    manager = NDManager.newBaseManager();
    owner = NDManager.newBaseManager();
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
    owner.close();
  }

  /** DJL makes a scalar times a Java double a float64; a step takes that too. */
  @Test
  void theLossIsOneFiniteNumberOfAFloatingType() {
    NDArray loss = build(choice()).evaluate(inputs(array(restored), array(target)));
    assertThat(loss.size()).as("values").isEqualTo(1);
    assertThat(loss.getDataType()).isIn(DataType.FLOAT32, DataType.FLOAT64, DataType.FLOAT16);
    assertThat(value(loss)).isFinite();
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
        .isFinite()
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
  void twoStepsDownhillLoseLess() {
    ImageLoss loss = build(choice());
    float[] images = restored.clone();
    double before = evaluate(loss, images, target);
    for (int step = 0; step < 2; step++) {
      float[] gradient = gradient(loss, images, target);
      for (int i = 0; i < images.length; i++) {
        images[i] -= STEP * Math.signum(gradient[i]);
      }
      double after = evaluate(loss, images, target);
      assertThat(after).as("loss after step " + (step + 1)).isLessThan(before);
      before = after;
    }
  }

  @Test
  void aLossIsAMeanSoThatBatchesCompare() {
    ImageLoss loss = build(choice());
    double once = value(loss.evaluate(inputs(array(restored), array(target))));
    NDArray images = array(restored);
    NDArray targets = array(target);
    double twice = value(loss.evaluate(inputs(images.concat(images), targets.concat(targets))));
    assertThat(twice)
        .as("loss of a batch that holds each image twice")
        .isCloseTo(once, within(1e-5 * Math.max(1, Math.abs(once))));
  }

  /** Arrays of a network are channels-last; what a plugin makes of them need not be. */
  @Test
  void theMemoryOrderOfTheImagesDoesNotMatter() {
    ImageLoss loss = build(choice());
    NDArray planes = channelsFirst(restored);
    NDArray targets = channelsFirst(target);
    double expected = evaluate(loss, restored, target);
    double mixed = value(loss.evaluate(inputs(planes, array(target))));
    double other = value(loss.evaluate(inputs(planes, targets)));
    for (double actual : List.of(mixed, other)) {
      assertThat(actual).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
    }
    assertThat(Samples.distance(gradient(loss, planes, targets), gradient(loss, restored, target)))
        .as("difference of the gradients")
        .isLessThanOrEqualTo(1e-4 * Samples.largest(gradient(loss, restored, target)));
  }

  @Test
  void theImagesStayAsTheyWere() {
    NDArray first = array(restored);
    NDArray second = array(target);
    build(choice()).evaluate(inputs(first, second));
    assertThat(first.toFloatArray()).isEqualTo(array(restored).toFloatArray());
    assertThat(second.toFloatArray()).isEqualTo(array(target).toFloatArray());
  }

  /** They are read when the gradients are done. */
  @Test
  void theTermsAreFiniteNumbersThatAreToldEachTime() {
    ImageLoss loss = build(choice());
    LossInputs first = inputs(array(restored), array(target));
    loss.evaluate(first);
    first.terms().forEach((name, term) -> assertThat(value(term)).as(name).isFinite());
    LossInputs second = inputs(array(target), array(target));
    loss.evaluate(second);
    assertThat(second.terms().keySet()).isEqualTo(first.terms().keySet());
  }

  @Test
  void theLossBelongsToTheStep() {
    NDArray loss = build(choice()).evaluate(inputs(array(restored), array(target)));
    assertThat(loss.getManager())
        .as("owner of the result, which is that of an operation's first operand")
        .isSameAs(manager);
  }

  @Test
  void fiftyEvaluationsLeaveNoArraysBehind() {
    ImageLoss loss = build(choice());
    gradient(loss, restored, target);
    int before = manager.getManagedArrays().size();
    int kept = owner.getManagedArrays().size();
    for (int i = 0; i < 50; i++) {
      gradient(loss, restored, target);
    }
    assertThat(manager.getManagedArrays().size()).as("managed arrays").isEqualTo(before);
    assertThat(owner.getManagedArrays().size()).as("arrays that the loss keeps").isEqualTo(kept);
  }

  @Test
  void aClosedLossKeepsNoArrays() {
    ImageLoss loss = build(choice());
    gradient(loss, restored, target);
    loss.close();
    assertThat(owner.getManagedArrays()).as("arrays that the loss keeps").isEmpty();
  }

  private NDArray array(float[] values) {
    return Samples.channelsLast(manager, values, SHAPE);
  }

  /** The same images in the other memory order; flattening copies them into it. */
  private NDArray channelsFirst(float[] interleaved) {
    return array(interleaved).reshape(SHAPE.size()).reshape(SHAPE);
  }

  private static LossInputs inputs(NDArray images, NDArray targets) {
    return new LossInputs(new NDList(images), targets, targets.mul(0.5f), 7);
  }

  private static double value(NDArray scalar) {
    return scalar.toType(DataType.FLOAT64, true).getDouble();
  }

  private double evaluate(ImageLoss loss, float[] first, float[] second) {
    try (NDManager inner = manager.newSubManager()) {
      NDArray images = Samples.channelsLast(inner, first, SHAPE);
      return value(loss.evaluate(inputs(images, Samples.channelsLast(inner, second, SHAPE))));
    }
  }

  /** Interleaved, as the values that it belongs to. */
  private float[] gradient(ImageLoss loss, float[] at, float[] to) {
    try (NDManager inner = manager.newSubManager()) {
      return gradient(
          loss, Samples.channelsLast(inner, at, SHAPE), Samples.channelsLast(inner, to, SHAPE));
    }
  }

  private static float[] gradient(ImageLoss loss, NDArray images, NDArray targets) {
    images.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(loss.evaluate(inputs(images, targets)));
    }
    return images.getGradient().transpose(0, 2, 3, 1).toFloatArray();
  }
}

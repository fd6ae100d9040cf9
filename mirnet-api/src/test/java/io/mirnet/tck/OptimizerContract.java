package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.api.Choice;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every optimizer keeps:
 *
 * <pre>{@code class LionTest extends OptimizerContract { LionTest() { super("lion"); } }}</pre>
 */
public abstract class OptimizerContract extends ProviderContract<OptimizerProvider<?>> {
  private static final double RATE = 0.01;

  /** Floats of one size may be rounded in another order. */
  private static final double ROUNDING = 1e-6;

  private NDManager manager;

  /**
   * Tests an optimizer.
   *
   * @param choice YAML that chooses it, for example {@code {type: adam, betas: [0.9, 0.99]}}
   */
  protected OptimizerContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<OptimizerProvider<?>> choice) implements Chosen<OptimizerProvider<?>> {}

  @Override
  final Optimizer build(Choice<OptimizerProvider<?>> choice) {
    return build(choice, SampleWeights.trained(manager));
  }

  private Optimizer build(Choice<OptimizerProvider<?>> choice, Map<String, NDArray> parameters) {
    return OptimizerProvider.build(choice, OptimizerSpec.of(manager, parameters));
  }

  /** An optimizer whose factors for the weight are given; those of the bias are 1. */
  private Optimizer build(Map<String, NDArray> parameters, double rateFactor, double decayFactor) {
    List<TrainedParameter> trained = new ArrayList<>();
    parameters.forEach(
        (name, array) -> {
          boolean isWeight = name.equals(SampleWeights.WEIGHT);
          trained.add(
              new TrainedParameter(
                  name, array, isWeight ? rateFactor : 1, isWeight ? decayFactor : 1));
        });
    return OptimizerProvider.build(choice(), new OptimizerSpec(manager, trained));
  }

  @BeforeEach
  final void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  final void close() {
    manager.close();
  }

  @Test
  void itDescendsOnAQuadratic() {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Optimizer optimizer = build(choice(), parameters);
    Map<String, float[]> before = SampleWeights.values(parameters);
    for (int n = 0; n < 300; n++) {
      descend(optimizer, parameters, RATE, n);
    }
    SampleWeights.values(parameters)
        .forEach(
            (name, after) ->
                assertThat(distance(after))
                    .as("mean distance of %s from the lowest point", name)
                    .isLessThan(distance(before.get(name)) / 2));
  }

  @Test
  void aRateOfZeroChangesNothing() {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Optimizer optimizer = build(choice(), parameters);
    Map<String, float[]> before = SampleWeights.values(parameters);
    descend(optimizer, parameters, 0, 0);
    descend(optimizer, parameters, 0, 1);
    SampleWeights.assertSame(SampleWeights.values(parameters), before);
  }

  @Test
  void aRateFactorCountsForItsParameterOnly() {
    Map<String, float[]> usual = after(parameters -> build(parameters, 1, 1), RATE);
    Map<String, float[]> half = after(parameters -> build(parameters, 0.5, 1), RATE);
    Map<String, float[]> halfRate = after(parameters -> build(parameters, 1, 1), RATE / 2);
    SampleWeights.assertClose(
        half,
        Map.of(
            SampleWeights.WEIGHT, halfRate.get(SampleWeights.WEIGHT),
            SampleWeights.BIAS, usual.get(SampleWeights.BIAS)),
        ROUNDING);
    assertThat(half.get(SampleWeights.WEIGHT)).isNotEqualTo(usual.get(SampleWeights.WEIGHT));
  }

  @Test
  void aRateFactorOfZeroKeepsAParameterAsItIs() {
    Map<String, float[]> before = SampleWeights.values(SampleWeights.trained(manager));
    assertThat(after(parameters -> build(parameters, 0, 1), RATE).get(SampleWeights.WEIGHT))
        .isEqualTo(before.get(SampleWeights.WEIGHT));
  }

  /** A network's last layer may start at zero, and then no gradient comes through it. */
  @Test
  void gradientsOfZeroMoveNothingThatDoesNotDecay() {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Map<String, float[]> before = SampleWeights.values(parameters);
    Optimizer optimizer = build(parameters, 1, 0);
    for (int n = 0; n < 3; n++) {
      update(optimizer, n, RATE, gradients -> zeros(gradients));
    }
    Map<String, float[]> after = SampleWeights.values(parameters);
    assertThat(after.get(SampleWeights.WEIGHT)).isEqualTo(before.get(SampleWeights.WEIGHT));
    assertThat(Samples.largest(after.get(SampleWeights.BIAS))).as("bias").isFinite();
  }

  @Test
  void theSameGradientsGiveTheSameBits() {
    SampleWeights.assertSame(
        after(parameters -> build(choice(), parameters), RATE),
        after(parameters -> build(choice(), parameters), RATE));
  }

  /** A backward pass gives a gradient whatever memory order suits it. */
  @Test
  void theMemoryOrderOfAGradientDoesNotMatter() {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Optimizer optimizer = build(choice(), parameters);
    for (int n = 0; n < 3; n++) {
      update(optimizer, n, RATE, SampleWeights::contiguous);
    }
    SampleWeights.assertSame(
        SampleWeights.values(parameters), after(each -> build(choice(), each), RATE));
  }

  @Test
  void itUpdatesOnAThreadThatRecordsGradients() {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Optimizer optimizer = build(choice(), parameters);
    SampleWeights.onAnotherThread(
        () -> {
          for (int n = 0; n < 3; n++) {
            update(optimizer, n, RATE, UnaryOperator.identity());
          }
        });
    assertThat(optimizer.state().values()).as("recorded state").noneMatch(NDArray::hasGradient);
    SampleWeights.assertSame(
        SampleWeights.values(parameters), after(each -> build(choice(), each), RATE));
  }

  /** What a checkpoint does: weights and state as floats, by name. */
  @Test
  void aRestoredStateGoesOnWithTheSameBits() {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Optimizer optimizer = build(choice(), parameters);
    for (int n = 0; n < 3; n++) {
      descend(optimizer, parameters, RATE, n);
    }
    Map<String, float[]> savedParameters = SampleWeights.values(parameters);
    Map<String, float[]> savedState = SampleWeights.values(optimizer.state());
    for (int n = 3; n < 6; n++) {
      descend(optimizer, parameters, RATE, n);
    }

    Map<String, NDArray> others = SampleWeights.trained(manager);
    Optimizer restored = build(choice(), others);
    SampleWeights.restore(savedParameters, others);
    SampleWeights.restore(savedState, restored.state());
    for (int n = 3; n < 6; n++) {
      descend(restored, others, RATE, n);
    }
    SampleWeights.assertSame(SampleWeights.values(others), SampleWeights.values(parameters));
    SampleWeights.assertSame(
        SampleWeights.values(restored.state()), SampleWeights.values(optimizer.state()));
  }

  @Test
  void theStateIsOfFloats() {
    assertThat(build(choice()).state())
        .allSatisfy(
            (name, array) -> assertThat(array.getDataType()).as(name).isEqualTo(DataType.FLOAT32));
  }

  @Test
  void fiftyUpdatesLeaveNoArraysBehind() {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Optimizer optimizer = build(choice(), parameters);
    descend(optimizer, parameters, RATE, 0);
    int before = manager.getManagedArrays().size();
    for (int n = 1; n <= 50; n++) {
      descend(optimizer, parameters, RATE, n);
    }
    assertThat(manager.getManagedArrays().size()).as("managed arrays").isEqualTo(before);
  }

  private interface Maker {
    Optimizer make(Map<String, NDArray> parameters);
  }

  /** The weights after three updates with gradients that don't depend on them. */
  private Map<String, float[]> after(Maker maker, double rate) {
    Map<String, NDArray> parameters = SampleWeights.trained(manager);
    Optimizer optimizer = maker.make(parameters);
    for (int n = 0; n < 3; n++) {
      update(optimizer, n, rate, UnaryOperator.identity());
    }
    return SampleWeights.values(parameters);
  }

  private void update(
      Optimizer optimizer, int iteration, double rate, UnaryOperator<Map<String, NDArray>> form) {
    try (NDManager inner = manager.newSubManager()) {
      Map<String, NDArray> gradients = SampleWeights.gradients(inner, 10L + iteration);
      optimizer.update(form.apply(gradients), rate, iteration);
    }
  }

  private static Map<String, NDArray> zeros(Map<String, NDArray> arrays) {
    Map<String, NDArray> zeros = new LinkedHashMap<>();
    arrays.forEach((name, array) -> zeros.put(name, array.zerosLike()));
    return zeros;
  }

  /** The lowest point of the quadratic: any that isn't near the start. */
  private static float[] goal(int size) {
    return Samples.signedValues(3, size);
  }

  private static double distance(float[] values) {
    float[] goal = goal(values.length);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += Math.abs(values[i] - goal[i]);
    }
    return sum / values.length;
  }

  /** One step of training with the sum of squared distances for a loss. */
  private void descend(
      Optimizer optimizer, Map<String, NDArray> parameters, double rate, long iteration) {
    try (NDManager inner = manager.newSubManager()) {
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss = inner.create(0f);
        for (NDArray parameter : parameters.values()) {
          Shape shape = parameter.getShape();
          NDArray goal = inner.create(goal(Math.toIntExact(shape.size())), shape);
          loss = loss.add(goal.sub(parameter).square().sum());
        }
        collector.backward(loss);
      }
      Map<String, NDArray> gradients = new LinkedHashMap<>();
      parameters.forEach(
          (name, parameter) -> {
            NDArray gradient = parameter.getGradient();
            gradient.attach(inner);
            gradients.put(name, gradient);
          });
      optimizer.update(gradients, rate, iteration);
      gradients.values().forEach(gradient -> gradient.subi(gradient));
    }
  }
}

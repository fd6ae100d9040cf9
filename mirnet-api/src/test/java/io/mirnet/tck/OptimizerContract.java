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
import java.util.LinkedHashMap;
import java.util.Map;
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
    return build(choice, parameters());
  }

  private Optimizer build(Choice<OptimizerProvider<?>> choice, Map<String, NDArray> parameters) {
    return OptimizerProvider.build(choice, new OptimizerSpec(manager, parameters));
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
    Map<String, NDArray> parameters = parameters();
    Optimizer optimizer = build(choice(), parameters);
    Map<String, float[]> before = values(parameters);
    for (int n = 0; n < 300; n++) {
      update(optimizer, parameters, RATE, n);
    }
    values(parameters)
        .forEach(
            (name, after) ->
                assertThat(distance(after))
                    .as("mean distance of %s from the lowest point", name)
                    .isLessThan(distance(before.get(name)) / 2));
  }

  @Test
  void aRateOfZeroChangesNothing() {
    Map<String, NDArray> parameters = parameters();
    Optimizer optimizer = build(choice(), parameters);
    Map<String, float[]> before = values(parameters);
    update(optimizer, parameters, 0, 0);
    update(optimizer, parameters, 0, 1);
    assertSame(values(parameters), before);
  }

  /** What a checkpoint does: weights and state as floats, by name. */
  @Test
  void aRestoredStateGoesOnWithTheSameBits() {
    Map<String, NDArray> parameters = parameters();
    Optimizer optimizer = build(choice(), parameters);
    for (int n = 0; n < 3; n++) {
      update(optimizer, parameters, RATE, n);
    }
    Map<String, float[]> savedParameters = values(parameters);
    Map<String, float[]> savedState = values(optimizer.state());
    for (int n = 3; n < 6; n++) {
      update(optimizer, parameters, RATE, n);
    }

    Map<String, NDArray> others = parameters();
    Optimizer restored = build(choice(), others);
    assertThat(restored.state().keySet()).as("state").isEqualTo(savedState.keySet());
    savedParameters.forEach((name, array) -> BlockParameters.set(others.get(name), array));
    savedState.forEach((name, array) -> BlockParameters.set(restored.state().get(name), array));
    for (int n = 3; n < 6; n++) {
      update(restored, others, RATE, n);
    }
    assertSame(values(others), values(parameters));
    assertSame(values(restored.state()), values(optimizer.state()));
  }

  @Test
  void theStateIsOfFloats() {
    assertThat(build(choice()).state())
        .allSatisfy(
            (name, array) -> assertThat(array.getDataType()).as(name).isEqualTo(DataType.FLOAT32));
  }

  @Test
  void fiftyUpdatesLeaveNoArraysBehind() {
    Map<String, NDArray> parameters = parameters();
    Optimizer optimizer = build(choice(), parameters);
    update(optimizer, parameters, RATE, 0);
    int before = manager.getManagedArrays().size();
    for (int n = 1; n <= 50; n++) {
      update(optimizer, parameters, RATE, n);
    }
    assertThat(manager.getManagedArrays().size()).as("managed arrays").isEqualTo(before);
  }

  @Test
  void theClipNormIsANorm() {
    assertThat(build(choice()).clipNorm()).isFinite().isNotNegative();
  }

  /** A convolution's weight in channels-last order, and a bias. */
  private Map<String, NDArray> parameters() {
    Shape weight = new Shape(4, 3, 3, 3);
    Map<String, NDArray> parameters = new LinkedHashMap<>();
    parameters.put(
        "conv.weight",
        Samples.channelsLast(manager, Samples.signedValues(1, weight.size()), weight));
    parameters.put("conv.bias", manager.create(Samples.signedValues(2, 4)));
    parameters.values().forEach(parameter -> parameter.setRequiresGradient(true));
    return parameters;
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
  private void update(
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

  private static Map<String, float[]> values(Map<String, NDArray> arrays) {
    Map<String, float[]> values = new LinkedHashMap<>();
    arrays.forEach((name, array) -> values.put(name, array.toFloatArray()));
    return values;
  }

  private static void assertSame(Map<String, float[]> actual, Map<String, float[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).isEqualTo(values));
  }
}

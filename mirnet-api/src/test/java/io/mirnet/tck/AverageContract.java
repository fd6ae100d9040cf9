package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.mirnet.api.Choice;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.WeightAverage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every average of the weights keeps:
 *
 * <pre>{@code class MeanTest extends AverageContract { MeanTest() { super("mean"); } }}</pre>
 */
public abstract class AverageContract extends ProviderContract<AverageProvider<?>> {
  /** Floats of about 1 add up to this much rounding over the updates of a test. */
  private static final double ROUNDING = 1e-5;

  private NDManager manager;

  /**
   * Tests an average.
   *
   * @param choice YAML that chooses it, for example {@code {type: ema, decay: 0.99}}
   */
  protected AverageContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<AverageProvider<?>> choice) implements Chosen<AverageProvider<?>> {}

  @Override
  final WeightAverage build(Choice<AverageProvider<?>> choice) {
    return build(choice, SampleWeights.trained(manager));
  }

  private WeightAverage build(Choice<AverageProvider<?>> choice, Map<String, NDArray> weights) {
    return AverageProvider.build(choice, new AverageSpec(manager, weights));
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
  void itStartsAsACopyOfTheWeights() {
    Map<String, NDArray> weights = SampleWeights.trained(manager);
    Map<String, float[]> before = SampleWeights.values(weights);
    WeightAverage average = build(choice(), weights);
    weights.forEach((name, weight) -> BlockParameters.set(weight, new float[size(weight)]));
    SampleWeights.assertSame(SampleWeights.values(average.weights()), before);
  }

  @Test
  void theAverageOfWeightsThatStayIsTheWeights() {
    Map<String, NDArray> weights = SampleWeights.trained(manager);
    Map<String, float[]> before = SampleWeights.values(weights);
    WeightAverage average = build(choice(), weights);
    for (int n = 0; n < 50; n++) {
      average.update(weights, n);
    }
    SampleWeights.assertClose(SampleWeights.values(average.weights()), before, ROUNDING);
    SampleWeights.assertSame(SampleWeights.values(weights), before);
  }

  @Test
  void itMovesTowardsTheWeightsAndNotBeyond() {
    Map<String, NDArray> weights = SampleWeights.trained(manager);
    Map<String, float[]> first = SampleWeights.values(weights);
    WeightAverage average = build(choice(), weights);
    set(weights, 20);
    for (int n = 0; n < 50; n++) {
      average.update(weights, n);
    }
    Map<String, float[]> last = SampleWeights.values(weights);
    SampleWeights.values(average.weights())
        .forEach(
            (name, values) -> {
              for (int i = 0; i < values.length; i++) {
                float from = first.get(name)[i];
                float to = last.get(name)[i];
                assertThat((double) values[i])
                    .as("%s, value %d", name, i)
                    .isBetween(Math.min(from, to) - ROUNDING, Math.max(from, to) + ROUNDING);
              }
              assertThat(values).as(name).isNotEqualTo(first.get(name));
            });
  }

  @Test
  void itAveragesOnAThreadThatRecordsGradients() {
    WeightAverage here = averaged(SampleWeights.trained(manager));
    Map<String, NDArray> weights = SampleWeights.trained(manager);
    WeightAverage[] there = new WeightAverage[1];
    SampleWeights.onAnotherThread(() -> there[0] = averaged(weights));
    assertThat(there[0].weights().values()).as("recorded").noneMatch(NDArray::hasGradient);
    SampleWeights.assertSame(
        SampleWeights.values(there[0].weights()), SampleWeights.values(here.weights()));
    assertThat(weights.values()).as("weights that want gradients").allMatch(NDArray::hasGradient);
  }

  /** What a checkpoint does: average and state as floats, by name. */
  @Test
  void aRestoredAverageGoesOnWithTheSameBits() {
    Map<String, NDArray> weights = SampleWeights.trained(manager);
    WeightAverage average = averaged(weights);
    Map<String, float[]> savedWeights = SampleWeights.values(average.weights());
    Map<String, float[]> savedState = SampleWeights.values(average.state());
    WeightAverage restored = build(choice(), SampleWeights.trained(manager));
    SampleWeights.restore(savedWeights, restored.weights());
    SampleWeights.restore(savedState, restored.state());
    for (int n = 3; n < 6; n++) {
      set(weights, n);
      average.update(weights, n);
      restored.update(weights, n);
    }
    SampleWeights.assertSame(
        SampleWeights.values(restored.weights()), SampleWeights.values(average.weights()));
    SampleWeights.assertSame(
        SampleWeights.values(restored.state()), SampleWeights.values(average.state()));
  }

  @Test
  void averageAndStateAreOfFloats() {
    Map<String, NDArray> all = new LinkedHashMap<>(build(choice()).weights());
    all.putAll(build(choice()).state());
    assertThat(all)
        .allSatisfy(
            (name, array) -> assertThat(array.getDataType()).as(name).isEqualTo(DataType.FLOAT32));
  }

  @Test
  void fiftyUpdatesLeaveNoArraysBehind() {
    Map<String, NDArray> weights = SampleWeights.trained(manager);
    WeightAverage average = build(choice(), weights);
    average.update(weights, 0);
    int before = manager.getManagedArrays().size();
    for (int n = 1; n <= 50; n++) {
      average.update(weights, n);
    }
    assertThat(manager.getManagedArrays().size()).as("managed arrays").isEqualTo(before);
  }

  /** An average that has seen three updates. */
  private WeightAverage averaged(Map<String, NDArray> weights) {
    WeightAverage average = build(choice(), weights);
    for (int n = 0; n < 3; n++) {
      set(weights, n);
      average.update(weights, n);
    }
    return average;
  }

  private static void set(Map<String, NDArray> weights, long seed) {
    weights
        .values()
        .forEach(
            weight -> BlockParameters.set(weight, Samples.signedValues(30 + seed, size(weight))));
  }

  private static int size(NDArray array) {
    return Math.toIntExact(array.size());
  }
}

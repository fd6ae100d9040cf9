package io.mirnet.blocks.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.mirnet.api.Provider;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.trace.Tracer;
import io.mirnet.blocks.weights.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every block keeps whose output has the shape (N, C, H, W) of its inputs. */
public abstract class BlockContract {
  /** Channels of the block under test. */
  protected static final int CHANNELS = 16;

  /** Results of two orders of the same sums. */
  private static final double ROUNDING = 1e-5;

  private NDManager manager;
  private ParameterStore store;

  /** Returns what makes the block. */
  protected abstract Provider<?> provider();

  /** Makes a block for {@link #CHANNELS} channels, with the provider's defaults. */
  protected abstract Block create();

  /** Returns the number of arrays that the block takes. */
  protected abstract int inputs();

  @BeforeEach
  final void open() {
    manager = NDManager.newBaseManager();
    store = new ParameterStore(manager, false);
    Engine.getInstance().setRandomSeed(7);
  }

  @AfterEach
  final void close() {
    manager.close();
  }

  @Test
  void theNameIsLegal() {
    assertThat(provider().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void eachCallMakesAnotherBlock() {
    Block first = create();
    Block second = create();
    assertThat(second).isNotSameAs(first);
    assertThat(ParameterNames.of(second).keySet())
        .isEqualTo(ParameterNames.of(first).keySet())
        .hasSize(first.getParameters().size());
    for (Parameter parameter : ParameterNames.of(second).values()) {
      assertThat(ParameterNames.of(first).values().contains(parameter)).isFalse();
    }
  }

  @ParameterizedTest(name = "{0} of {1}x{2}")
  @CsvSource({"1,8,8", "3,8,12", "1,7,9", "3,5,6", "2,1,7", "1,1,1"})
  void theOutputHasTheShapeOfTheInput(long batch, long height, long width) {
    Shape shape = new Shape(batch, CHANNELS, height, width);
    NDArray output = run(initialized(), false, random(manager, 1, shape));
    assertThat(output.getShape()).isEqualTo(shape);
    assertThat(Samples.areFinite(output.toFloatArray())).isTrue();
  }

  @Test
  void theImagesOfABatchDoNotTouchEachOther() {
    Block block = initialized();
    NDArray[] batch = random(manager, 1, new Shape(3, CHANNELS, 6, 5));
    NDArray together = run(block, false, batch);
    for (int n = 0; n < 3; n++) {
      NDArray[] alone = new NDArray[batch.length];
      for (int i = 0; i < batch.length; i++) {
        alone[i] = batch[i].get(n + ":" + (n + 1));
      }
      float[] expected = run(block, false, alone).toFloatArray();
      assertThat(Samples.distance(together.get(n).toFloatArray(), expected))
          .isCloseTo(0, within(ROUNDING));
    }
  }

  @Test
  void anEvaluationTwiceGivesTheSameBits() {
    Block block = initialized();
    NDArray[] inputs = random(manager, 1, new Shape(2, CHANNELS, 6, 5));
    float[] first = run(block, false, inputs).toFloatArray();
    assertThat(run(block, false, inputs).toFloatArray()).isEqualTo(first);
  }

  @Test
  void theOutputDependsOnEachInput() {
    Block block = initialized();
    Shape shape = new Shape(1, CHANNELS, 6, 5);
    NDArray[] inputs = random(manager, 1, shape);
    float[] before = run(block, false, inputs).toFloatArray();
    for (int i = 0; i < inputs.length; i++) {
      NDArray[] changed = inputs.clone();
      changed[i] = Samples.features(manager, 99, shape);
      assertThat(run(block, false, changed).toFloatArray()).isNotEqualTo(before);
    }
  }

  @Test
  void theInputsStayAsTheyWere() {
    NDArray[] inputs = random(manager, 1, new Shape(2, CHANNELS, 6, 5));
    float[][] before = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      before[i] = inputs[i].toFloatArray();
    }
    run(initialized(), false, inputs);
    for (int i = 0; i < inputs.length; i++) {
      assertThat(inputs[i].toFloatArray()).isEqualTo(before[i]);
    }
  }

  @Test
  void everyParameterAndEveryInputReceivesAGradient() {
    Block block = initialized();
    NDArray[] inputs = random(manager, 1, new Shape(2, CHANNELS, 6, 5));
    backward(block, manager, inputs);
    arrays(block).forEach(BlockContract::requireGradient);
    for (int i = 0; i < inputs.length; i++) {
      requireGradient("input " + i, inputs[i]);
    }
  }

  private static void requireGradient(String name, NDArray array) {
    float[] gradient = array.getGradient().toFloatArray();
    assertThat(Samples.areFinite(gradient)).as(name).isTrue();
    assertThat(Samples.distance(gradient, new float[gradient.length])).as(name).isGreaterThan(1e-7);
  }

  @Test
  void weightsThatWereSavedGiveTheSameOutput() {
    Block first = initialized();
    Block second = initialized();
    NDArray[] inputs = random(manager, 1, new Shape(2, CHANNELS, 6, 5));
    float[] expected = run(first, false, inputs).toFloatArray();
    Map<String, Tensor> saved = Weights.capture(arrays(first));
    Weights.restore(saved, arrays(second), "the first block");
    assertThat(Weights.capture(arrays(second))).isEqualTo(saved);
    assertThat(Samples.distance(run(second, false, inputs).toFloatArray(), expected))
        .isCloseTo(0, within(ROUNDING));
  }

  @Test
  void fiftyStepsLeaveNoArraysBehind() {
    Block block = initialized();
    step(block, 0);
    int before = manager.getManagedArrays().size();
    for (int i = 1; i <= 50; i++) {
      step(block, i);
    }
    assertThat(manager.getManagedArrays().size()).isEqualTo(before);
  }

  @Test
  void aWrongNumberOfChannelsIsNamed() {
    Block block = initialized();
    NDArray[] inputs = random(manager, 1, new Shape(1, CHANNELS + 3, 6, 5));
    assertThatThrownBy(() -> run(block, false, inputs))
        .hasMessageContaining(String.valueOf(CHANNELS))
        .hasMessageContaining(String.valueOf(CHANNELS + 3));
  }

  @Test
  void itCanBeTraced() {
    Block block = initialized();
    Shape shape = new Shape(1, CHANNELS, 6, 5);
    Shape[] shapes = Collections.nCopies(inputs(), shape).toArray(Shape[]::new);
    var operations = Tracer.trace(block, shapes).operations();
    assertThat(operations.get(operations.size() - 1).output()).isEqualTo(shape);
  }

  private void step(Block block, long seed) {
    try (NDManager inner = manager.newSubManager()) {
      backward(block, inner, random(inner, seed, new Shape(1, CHANNELS, 6, 5)));
      arrays(block).values().forEach(array -> array.getGradient().attach(inner));
    }
  }

  private void backward(Block block, NDManager owner, NDArray[] inputs) {
    for (NDArray input : inputs) {
      input.setRequiresGradient(true); // a block may have no parameters
    }
    NDArray weights = Samples.features(owner, 1000, inputs[0].getShape());
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(run(block, true, inputs).mul(weights).sum());
    }
  }

  /** Initializes a new block. */
  protected final Block initialized() {
    return initialized(create(), inputs());
  }

  /** Initializes a block of another number of inputs. */
  protected final Block initialized(Block block, int inputs) {
    Shape shape = new Shape(1, CHANNELS, 16, 16);
    block.initialize(
        manager, DataType.FLOAT32, Collections.nCopies(inputs, shape).toArray(Shape[]::new));
    return block;
  }

  /** Makes inputs that live as long as the test. */
  protected final NDArray[] random(int inputs, Shape shape) {
    return random(manager, 1, inputs, shape);
  }

  private NDArray[] random(NDManager owner, long seed, Shape shape) {
    return random(owner, seed, inputs(), shape);
  }

  private static NDArray[] random(NDManager owner, long seed, int inputs, Shape shape) {
    NDArray[] arrays = new NDArray[inputs];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = Samples.features(owner, 100 * seed + i, shape);
    }
    return arrays;
  }

  /** Runs a block. */
  protected final NDArray run(Block block, boolean training, NDArray... inputs) {
    return block.forward(store, new NDList(inputs), training).singletonOrThrow();
  }

  private static Map<String, NDArray> arrays(Block block) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, Parameter> entry : ParameterNames.of(block).entrySet()) {
      arrays.put(entry.getKey(), entry.getValue().getArray());
    }
    return arrays;
  }
}

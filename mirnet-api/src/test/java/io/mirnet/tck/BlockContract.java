package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every block keeps that takes arrays (N, C, H, W) and returns one of the same height and
 * width.
 *
 * @param <P> the extension point
 */
public abstract class BlockContract<P extends Provider<?>> extends ProviderContract<P> {
  /** Two orders of the same sums, relative to the largest value. */
  private static final double ROUNDING = 1e-5;

  /** Less than any gradient of a parameter in use, more than what rounding leaves of none. */
  private static final double LEAST_GRADIENT = 1e-7;

  /** Large enough that an output of weights before the update is another. */
  private static final float STEP = 0.01f;

  private static final String LEAK =
      "arrays in the manager of the parameters after 50 steps (a result belongs to the manager of"
          + " its first operand, so that what begins with a parameter is left there: begin with an"
          + " array of the step, x.mul(p), or read the parameter in an ImageBlock by Pass.value)";

  private NDManager manager;
  private ParameterStore store;

  <S extends Record & Chosen<P>> BlockContract(Class<S> section, String choice) {
    super(section, choice);
  }

  /**
   * The arrays that a block is declared for.
   *
   * @param inputs number of arrays that it takes
   * @param channels of each input
   * @param outChannels of the output
   * @param multiple both sides are multiples of this
   */
  record Form(int inputs, int channels, int outChannels, int multiple) {
    Shape input(long batch, long height, long width) {
      return new Shape(batch, channels, height * multiple, width * multiple);
    }

    Shape output(Shape input) {
      return new Shape(input.get(0), outChannels, input.get(2), input.get(3));
    }
  }

  abstract Form form();

  @Override
  abstract Block build(Choice<P> choice);

  /** The values of one input, within what the extension point promises to its blocks. */
  abstract float[] values(long seed, long count);

  @BeforeEach
  final void openManager() {
    manager = NDManager.newBaseManager();
    store = new ParameterStore(manager, false);
    Engine.getInstance().setRandomSeed(7);
  }

  @AfterEach
  final void closeManager() {
    manager.close();
  }

  @Test
  void eachCallMakesAnotherBlock() {
    Map<String, Parameter> first = BlockParameters.of(build(choice()));
    Map<String, Parameter> second = BlockParameters.of(build(choice()));
    assertThat(second.keySet()).isEqualTo(first.keySet());
    second.forEach(
        (name, parameter) -> assertThat(parameter).as(name).isNotSameAs(first.get(name)));
  }

  @ParameterizedTest(name = "{0} of {1}x{2}")
  @CsvSource({"1,8,8", "3,8,12", "1,7,9", "3,5,6", "2,1,7", "1,1,1"})
  void theOutputHasTheDeclaredShape(long batch, long height, long width) {
    Block block = initialized();
    Shape shape = form().input(batch, height, width);
    NDArray output = run(block, false, random(shape));
    assertThat(output.getShape()).isEqualTo(form().output(shape));
    assertThat(block.getOutputShapes(shapes(form().inputs(), shape)))
        .containsExactly(output.getShape());
    assertThat(Samples.largest(output.toFloatArray())).isFinite();
  }

  @Test
  void theImagesOfABatchDoNotTouchEachOther() {
    Block block = initialized();
    NDArray[] batch = random(form().input(3, 6, 5));
    NDArray together = run(block, false, batch);
    for (int n = 0; n < 3; n++) {
      String image = n + ":" + (n + 1);
      NDArray[] alone = Arrays.stream(batch).map(array -> array.get(image)).toArray(NDArray[]::new);
      assertClose(together.get(image), run(block, false, alone));
    }
  }

  @Test
  void anEvaluationTwiceGivesTheSameBits() {
    Block block = initialized();
    NDArray[] inputs = random(form().input(2, 6, 5));
    float[] first = run(block, false, inputs).toFloatArray();
    assertThat(run(block, false, inputs).toFloatArray()).isEqualTo(first);
  }

  @Test
  void theOutputDependsOnEachInput() {
    Block block = initialized();
    BlockParameters.nudge(block);
    Shape shape = form().input(1, 6, 5);
    NDArray[] inputs = random(shape);
    float[] before = run(block, false, inputs).toFloatArray();
    for (int i = 0; i < inputs.length; i++) {
      NDArray[] changed = inputs.clone();
      changed[i] = random(manager, 99, 1, shape)[0];
      assertThat(run(block, false, changed).toFloatArray()).as("input " + i).isNotEqualTo(before);
    }
  }

  @Test
  void theInputsStayAsTheyWere() {
    Block block = initialized();
    NDArray[] inputs = random(form().input(2, 6, 5));
    float[][] before = Arrays.stream(inputs).map(NDArray::toFloatArray).toArray(float[][]::new);
    run(block, false, inputs);
    for (int i = 0; i < inputs.length; i++) {
      assertThat(inputs[i].toFloatArray()).as("input " + i).isEqualTo(before[i]);
    }
  }

  /** A parameter may start where its own gradient or another's is zero, so it is moved first. */
  @Test
  void everyParameterAndEveryInputReceivesAGradient() {
    Block block = initialized();
    BlockParameters.nudge(block);
    NDArray[] inputs = random(form().input(2, 6, 5));
    backward(block, manager, inputs);
    BlockParameters.trained(block).forEach(BlockContract::requireGradient);
    for (int i = 0; i < inputs.length; i++) {
      requireGradient("input " + i, inputs[i]);
    }
  }

  private static void requireGradient(String name, NDArray array) {
    assertThat(Samples.largest(array.getGradient().toFloatArray()))
        .as("largest gradient of " + name)
        .isFinite()
        .isGreaterThan(LEAST_GRADIENT);
  }

  /** A model file holds parameters by name and nothing else. */
  @Test
  void theParametersAreAllThatABlockKnows() {
    Block first = initialized();
    BlockParameters.nudge(first);
    Block second = initialized();
    BlockParameters.copy(first, second);
    NDArray[] inputs = random(form().input(2, 6, 5));
    assertClose(run(second, false, inputs), run(first, false, inputs));
  }

  @Test
  void fiftyStepsLeaveNoArraysBehind() {
    Block block = initialized();
    step(block, 0);
    int before = manager.getManagedArrays().size();
    for (int i = 1; i <= 50; i++) {
      step(block, i);
    }
    assertThat(manager.getManagedArrays().size()).as(LEAK).isEqualTo(before);
  }

  /**
   * As a run trains and saves: running statistics must be parameters, and nothing may be kept of
   * weights that have changed since.
   */
  @Test
  void afterTwoUpdatesTheParametersAreStillAllThatABlockKnows() {
    Block trained = initialized();
    BlockParameters.nudge(trained);
    for (int i = 0; i < 2; i++) {
      try (NDManager inner = manager.newSubManager()) {
        backward(trained, inner, random(inner, i, form().inputs(), form().input(2, 6, 5)));
        BlockParameters.descend(trained, STEP);
      }
    }
    Block loaded = initialized();
    BlockParameters.copy(trained, loaded);
    NDArray[] inputs = random(form().input(2, 6, 5));
    NDArray output = run(trained, false, inputs);
    assertThat(Samples.largest(output.toFloatArray())).as("output").isFinite();
    assertClose(output, run(loaded, false, inputs));
  }

  @Test
  void aWrongNumberOfChannelsIsNamed() {
    Block block = initialized();
    Form form = form();
    int wrong = form.channels() + 3;
    Shape shape = new Form(form.inputs(), wrong, wrong, form.multiple()).input(1, 6, 5);
    assertThatThrownBy(() -> run(block, false, random(shape)))
        .hasMessageContaining(String.valueOf(form.channels()))
        .hasMessageContaining(String.valueOf(wrong));
  }

  private void step(Block block, long seed) {
    try (NDManager inner = manager.newSubManager()) {
      backward(block, inner, random(inner, seed, form().inputs(), form().input(1, 2, 2)));
      BlockParameters.trained(block).values().forEach(array -> array.getGradient().attach(inner));
    }
  }

  private void backward(Block block, NDManager owner, NDArray[] inputs) {
    for (NDArray input : inputs) {
      input.setRequiresGradient(true); // a block may have no parameters
    }
    Shape output = form().output(inputs[0].getShape());
    NDArray weights =
        Samples.channelsLast(owner, Samples.signedValues(1000, output.size()), output);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(run(block, true, inputs).mul(weights).sum());
    }
  }

  /** Makes and initializes a block. */
  final Block initialized() {
    return initialized(build(choice()), form().inputs());
  }

  /** Initializes a block of another number of inputs. */
  final Block initialized(Block block, int inputs) {
    BlockParameters.initialize(block, manager, shapes(inputs, form().input(1, 16, 16)));
    return block;
  }

  private static Shape[] shapes(int inputs, Shape shape) {
    return Collections.nCopies(inputs, shape).toArray(Shape[]::new);
  }

  private NDArray[] random(Shape shape) {
    return random(form().inputs(), shape);
  }

  /** Makes inputs that live as long as the test. */
  final NDArray[] random(int inputs, Shape shape) {
    return random(manager, 1, inputs, shape);
  }

  private NDArray[] random(NDManager owner, long seed, int inputs, Shape shape) {
    NDArray[] arrays = new NDArray[inputs];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = Samples.channelsLast(owner, values(100 * seed + i, shape.size()), shape);
    }
    return arrays;
  }

  /** Runs a block. */
  final NDArray run(Block block, boolean training, NDArray... inputs) {
    return block.forward(store, new NDList(inputs), training).singletonOrThrow();
  }

  /** Compares up to rounding. */
  static void assertClose(NDArray actual, NDArray expected) {
    assertThat(actual.getShape()).isEqualTo(expected.getShape());
    float[] values = expected.toFloatArray();
    assertThat(Samples.distance(actual.toFloatArray(), values))
        .as("largest difference")
        .isLessThanOrEqualTo(ROUNDING * Math.max(1, Samples.largest(values)));
  }
}

package io.mirnet.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingStepTest {
  private static final String TINY = "width: 8, groups: [1], blocks_per_group: 1";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({Fixtures.RGB, Fixtures.DUAL_PIXEL})
  void threeStepsAgreeWithPyTorch(String fixture) {
    Map<String, Tensor> arrays = Fixtures.arrays(fixture);
    JsonNode facts = Fixtures.facts(fixture);
    Tensor input = arrays.get("input");
    Tensor target = arrays.get("target");
    Batch batch =
        new Batch(
            (int) input.shape().get(0),
            (int) input.shape().get(2),
            (int) input.shape().get(3),
            interleaved(input),
            interleaved(target));
    String options = "width: 16, in_channels: " + input.shape().get(1);
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 1)) {
      Path weights = Fixtures.weights(fixture, folder);
      Weights.restore(PthFile.read(weights).tensors(), network.parameters(), "fixture");
      TrainingStep step = step(List.of(network), 0.01, 0);

      for (int n = 0; n < 3; n++) {
        TrainingStep.Result result = step.run(batch, 2e-4, n);
        double loss = facts.get("losses").get(n).asDouble();
        double norm = facts.get("grad_norms_before_clip").get(n).asDouble();
        assertThat(result.loss()).isCloseTo(loss, within(1e-4 * loss));
        assertThat(result.gradientNorm()).isCloseTo(norm, within(1e-4 * norm));
      }

      Tensor expected = arrays.get("output_after_3_steps");
      float[] output = output(network, input);
      for (int i = 0; i < output.length; i++) {
        assertThat(output[i]).isCloseTo(expected.values()[i], within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "1, 1", "1, 2", "2, 1"})
  void replicasAndMicroBatchesMakeTheUpdateOfOneReplica(int replicas, int microBatch) {
    Batch batch = randomBatch(4, 16);
    Map<String, Tensor> expected = trained(1, 0, batch);
    Map<String, Tensor> split = trained(replicas, microBatch, batch);
    expected.forEach(
        (name, tensor) -> {
          for (int i = 0; i < tensor.values().length; i++) {
            assertThat(split.get(name).values()[i])
                .as(name)
                .isCloseTo(tensor.values()[i], within(1e-6f));
          }
        });
  }

  @Test
  void replicasHoldTheSameWeightsAfterAStep() {
    List<Network> networks = networks(2);
    step(networks, 0, 0).run(randomBatch(2, 16), 1e-3, 0);
    assertThat(Weights.capture(networks.get(1).parameters()))
        .isEqualTo(Weights.capture(networks.get(0).parameters()));
    networks.forEach(Network::close);
  }

  @Test
  void theNumberOfManagedArraysStaysTheSameOverFiftySteps() {
    List<Network> networks = networks(2);
    TrainingStep step = step(networks, 0.01, 1);
    Batch batch = randomBatch(4, 8);
    step.run(batch, 1e-4, 0);
    List<Integer> before = managed(networks);
    for (int n = 1; n <= 50; n++) {
      step.run(batch, 1e-4, n);
    }
    assertThat(managed(networks)).isEqualTo(before);
    networks.forEach(Network::close);
  }

  @Test
  void aBatchThatIsNotFiniteStopsBeforeTheWeightsAreSpoilt() {
    List<Network> networks = networks(1);
    TrainingStep step = step(networks, 0.01, 0);
    Map<String, Tensor> before = Weights.capture(networks.get(0).parameters());
    float[] values = new float[8 * 8 * 3];
    float[] broken = values.clone();
    broken[5] = Float.NaN;
    assertThatThrownBy(() -> step.run(new Batch(1, 8, 8, broken, values), 1e-4, 41))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("iteration 42")
        .hasMessageContaining("loss NaN")
        .hasMessageContaining("the first gradient that is not finite is that of");
    assertThat(Weights.capture(networks.get(0).parameters())).isEqualTo(before);
    networks.forEach(Network::close);
  }

  private static Map<String, Tensor> trained(int replicas, int microBatch, Batch batch) {
    List<Network> networks = networks(replicas);
    TrainingStep step = step(networks, 0.5, microBatch);
    for (int n = 0; n < 3; n++) {
      step.run(batch, 1e-3, n);
    }
    Map<String, Tensor> weights = Weights.capture(networks.get(0).parameters());
    networks.forEach(Network::close);
    return weights;
  }

  private static List<Network> networks(int count) {
    Choice<ModelProvider<?>> model = Models.mirnet(TINY);
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Other seeds: replicas must take the weights of the first.
      networks.add(Network.create(model, Device.cpu(), 7 + i));
    }
    return networks;
  }

  @Test
  void aLossOfDoublesTrainsAsOneOfFloats() {
    ImageLoss floats = ImageLoss.of((x, y) -> x.sub(y).abs().mean().mul(0.5f));
    ImageLoss doubles = ImageLoss.of((x, y) -> x.sub(y).abs().mean().mul(0.5));
    Map<String, Tensor> expected = trained(floats);
    Map<String, Tensor> actual = trained(doubles);
    expected.forEach((name, tensor) -> assertThat(actual.get(name)).as(name).isEqualTo(tensor));
  }

  private static Map<String, Tensor> trained(ImageLoss loss) {
    List<Network> networks = networks(1);
    double value = loss(networks, List.of(loss), 1).loss();
    assertThat(value).isBetween(0.1, 0.3);
    Map<String, Tensor> weights = Weights.capture(networks.get(0).parameters());
    networks.forEach(Network::close);
    return weights;
  }

  private static TrainingStep.Result loss(
      List<Network> networks, List<ImageLoss> losses, int microBatch) {
    try (TrainingStep step = step(networks, losses, 0.5, microBatch)) {
      step.run(randomBatch(4, 16), 1e-3, 0);
      return step.run(randomBatch(4, 16), 1e-3, 1);
    }
  }

  @Test
  void theTermsOfALossAreThoseOfTheWholeBatch() {
    ImageLoss twoTerms =
        inputs -> {
          NDArray mean = inputs.restored().sub(inputs.target()).abs().mean();
          NDArray first = inputs.term("mean", mean);
          return first.add(inputs.term("half", mean.mul(0.5)));
        };
    List<Network> networks = networks(2);
    TrainingStep.Result result = loss(networks, List.of(twoTerms, twoTerms), 1);
    assertThat(result.terms().keySet()).containsExactly("mean", "half");
    assertThat(result.terms().get("half")).isCloseTo(result.terms().get("mean") / 2, within(1e-6));
    assertThat(result.terms().get("mean")).isCloseTo(result.loss() / 1.5, within(1e-6));
    networks.forEach(Network::close);
  }

  @Test
  void aLossSeesTheInputAndTheIterationAndIsClosed() {
    List<Long> iterations = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    ImageLoss loss =
        new ImageLoss() {
          @Override
          public NDArray evaluate(LossInputs inputs) {
            iterations.add(inputs.iteration());
            return inputs.restored().sub(inputs.input()).square().mean();
          }

          @Override
          public void close() {
            closed.add("closed");
          }
        };
    List<Network> networks = networks(1);
    loss(networks, List.of(loss), 2);
    assertThat(iterations).containsExactly(0L, 0L, 1L, 1L);
    assertThat(closed).hasSize(1);
    networks.forEach(Network::close);
  }

  private static TrainingStep step(List<Network> networks, double clipNorm, int microBatch) {
    Choice<LossProvider<?>> loss = recipe(clipNorm).loss();
    List<ImageLoss> losses =
        networks.stream()
            .map(network -> LossProvider.build(loss, new LossSpec(network.manager())))
            .toList();
    return step(networks, losses, clipNorm, microBatch);
  }

  private static Recipe recipe(double clipNorm) {
    return Models.reader()
        .read(Recipe.class, "test", "", List.of("optimizer.clip_norm=" + clipNorm))
        .value();
  }

  private static TrainingStep step(
      List<Network> networks, List<ImageLoss> losses, double clipNorm, int microBatch) {
    Network first = networks.get(0);
    Optimizer adam =
        OptimizerProvider.build(
            recipe(clipNorm).optimizer(), new OptimizerSpec(first.manager(), first.parameters()));
    return new TrainingStep(networks, losses, adam, microBatch);
  }

  /** What the step needs of a configuration; the epsilon is the paper's. */
  record Recipe(
      @Default("{type: charbonnier, epsilon: 1e-3}") Choice<LossProvider<?>> loss,
      @Default("{type: adam}") Choice<OptimizerProvider<?>> optimizer) {}

  private static Batch randomBatch(int size, int patch) {
    SplittableRandom random = new SplittableRandom(5);
    float[] input = new float[size * patch * patch * 3];
    float[] target = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) random.nextDouble();
      target[i] = (float) random.nextDouble();
    }
    return new Batch(size, patch, patch, input, target);
  }

  private static List<Integer> managed(List<Network> networks) {
    return networks.stream().map(n -> n.manager().getManagedArrays().size()).toList();
  }

  private static float[] output(Network network, Tensor input) {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray x = new ChannelsLast().toArray(manager, interleaved(input), input.shape());
      return network.forward(x, false).toFloatArray();
    }
  }

  /** (N, C, H, W) to (N, H, W, C). */
  private static float[] interleaved(Tensor tensor) {
    Shape shape = tensor.shape();
    int channels = (int) shape.get(1);
    int pixels = (int) (shape.get(2) * shape.get(3));
    float[] values = new float[tensor.values().length];
    for (int i = 0; i < values.length; i++) {
      int n = i / (channels * pixels);
      int c = i / pixels % channels;
      values[(n * pixels + i % pixels) * channels + c] = tensor.values()[i];
    }
    assertThat(Arrays.stream(shape.getShape()).reduce(1, (a, b) -> a * b)).isEqualTo(values.length);
    return values;
  }
}

package io.mirnet.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.BlockModel;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.NamePattern;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Parameters.Role;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.model.StartingWeights;
import io.mirnet.blocks.model.WeightTransfer;
import io.mirnet.blocks.weights.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingStepTest {
  private static final ImageSpec RGB = new ImageSpec(3, 3, 1);
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
      new WeightTransfer(new StartingWeights(weights)).into(network);
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
    assertThat(Weights.capture(networks.get(1).parameters().all()))
        .isEqualTo(Weights.capture(networks.get(0).parameters().all()));
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
    Map<String, Tensor> before = Weights.capture(networks.get(0).parameters().all());
    float[] values = new float[8 * 8 * 3];
    float[] broken = values.clone();
    broken[5] = Float.NaN;
    assertThatThrownBy(() -> step.run(new Batch(1, 8, 8, broken, values), 1e-4, 41))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("iteration 42")
        .hasMessageContaining("loss NaN")
        .hasMessageContaining("the first gradient that is not finite is that of");
    assertThat(Weights.capture(networks.get(0).parameters().all())).isEqualTo(before);
    networks.forEach(Network::close);
  }

  @Test
  void afterARefusedStepTheNextBatchIsUnharmed() {
    Map<String, Tensor> expected = trained(2, 0, randomBatch(4, 16));
    List<Network> networks = networks(2);
    TrainingStep step = step(networks, 0.5, 0);
    float[] values = new float[4 * 16 * 16 * 3];
    float[] broken = values.clone();
    broken[5] = Float.NaN;
    broken[broken.length - 5] = Float.NaN;
    assertThatThrownBy(() -> step.run(new Batch(4, 16, 16, broken, values), 1e-3, 0))
        .isInstanceOf(DivergedException.class);
    for (Network network : networks) {
      assertThat(network.parameters().trained())
          .allSatisfy(
              (name, array) ->
                  assertThat(array.getGradient().abs().max().getFloat()).as(name).isZero());
    }
    for (int n = 0; n < 3; n++) {
      step.run(randomBatch(4, 16), 1e-3, n);
    }
    assertThat(Weights.capture(networks.get(0).parameters().all())).isEqualTo(expected);
    networks.forEach(Network::close);
  }

  @Test
  void aNetworkWithRunningStatisticsTrainsAndKeepsThem() {
    Supplier<Block> block =
        () -> new SequentialBlock().add(Layers.conv3x3(3, 1)).add(BatchNorm.builder().build());
    List<Network> networks =
        List.of(BlockModel.network(block, RGB), BlockModel.network(block, RGB));
    TrainingStep step = step(networks, 0.01, 0);
    Map<String, Tensor> before = Weights.capture(networks.get(0).parameters().all());
    step.run(randomBatch(4, 16), 1e-3, 0);
    step.run(randomBatch(4, 16), 1e-3, 1);
    Map<String, Tensor> after = Weights.capture(networks.get(0).parameters().all());
    assertThat(networks.get(0).parameters().roles())
        .containsEntry("BatchNorm.runningMean", Role.BUFFER)
        .containsEntry("BatchNorm.gamma", Role.TRAINED);
    assertThat(after.get("BatchNorm.runningMean"))
        .isNotEqualTo(before.get("BatchNorm.runningMean"));
    assertThat(after.get("Conv2d.weight")).isNotEqualTo(before.get("Conv2d.weight"));
    assertThat(step.state()).doesNotContainKey("optimizer.first_moment.BatchNorm.runningMean");
    assertThat(Weights.capture(networks.get(1).parameters().all())).isEqualTo(after);
    networks.forEach(Network::close);
  }

  @Test
  void whatIsFrozenStaysAndDoesNotCountInTheNorm() {
    List<Network> free = networks(1);
    double whole = step(free, 0, 0).run(randomBatch(2, 16), 1e-3, 0).gradientNorm();
    List<Network> networks = networks(1);
    networks.get(0).parameters().freeze(List.of(new NamePattern("body.*")));
    Map<String, Tensor> before = Weights.capture(networks.get(0).parameters().all());
    double rest = step(networks, 0, 0).run(randomBatch(2, 16), 1e-3, 0).gradientNorm();
    Map<String, Tensor> after = Weights.capture(networks.get(0).parameters().all());
    assertThat(rest).isPositive().isLessThan(whole);
    after.forEach(
        (name, tensor) -> {
          if (name.startsWith("body.")) {
            assertThat(tensor).as(name).isEqualTo(before.get(name));
          } else {
            assertThat(tensor).as(name).isNotEqualTo(before.get(name));
          }
        });
    free.forEach(Network::close);
    networks.forEach(Network::close);
  }

  @Test
  void whatTheEngineDrawsDependsOnSeedAndIterationAlone() {
    Supplier<Block> block =
        () ->
            new SequentialBlock()
                .add(Layers.conv3x3(3, 1))
                .add(Dropout.builder().optRate(0.5f).build());
    List<List<Double>> losses = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (Network network = BlockModel.network(block, RGB)) {
        TrainingStep step = step(List.of(network), 0, 0);
        // A resumed run begins with other draws behind it.
        Engine.getInstance().setRandomSeed(run);
        List<Double> three = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
          three.add(step.run(randomBatch(2, 16), 0, n).loss());
        }
        losses.add(three);
      }
    }
    assertThat(losses.get(1)).isEqualTo(losses.get(0));
    assertThat(losses.get(0)).doesNotHaveDuplicates();
  }

  @Test
  void anAverageFollowsTheWeightsAndIsMeasuredWithoutACopy() {
    List<Network> networks = networks(1);
    TrainingStep step = step(networks, 0, "average={type: ema, decay: 0.5}");
    Map<String, Tensor> start = Weights.capture(networks.get(0).parameters().all());
    step.run(randomBatch(2, 16), 1e-2, 0);
    Map<String, Tensor> raw = Weights.capture(networks.get(0).parameters().all());
    Map<String, Tensor> average = Weights.capture(step.average());
    assertThat(average.keySet()).isEqualTo(raw.keySet());
    average.forEach(
        (name, tensor) -> {
          for (int i = 0; i < tensor.values().length; i++) {
            float mean = (start.get(name).values()[i] + raw.get(name).values()[i]) / 2;
            assertThat(tensor.values()[i]).as(name).isCloseTo(mean, within(1e-7f));
          }
        });
    Shape shape = new Shape(1, 3, 16, 16);
    Tensor input = new Tensor(shape, Samples.pixels(3, shape.size()));
    float[] averaged = output(step.averaged().orElseThrow(), input);
    float[] own = output(networks.get(0), input);
    Weights.restore(average, networks.get(0).parameters().all(), "average");
    assertThat(output(networks.get(0), input))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(averaged)
        .isNotEqualTo(own);
    networks.forEach(Network::close);
  }

  private static Map<String, Tensor> trained(int replicas, int microBatch, Batch batch) {
    List<Network> networks = networks(replicas);
    TrainingStep step = step(networks, 0.5, microBatch);
    for (int n = 0; n < 3; n++) {
      step.run(batch, 1e-3, n);
    }
    Map<String, Tensor> weights = Weights.capture(networks.get(0).parameters().all());
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
    Map<String, Tensor> weights = Weights.capture(networks.get(0).parameters().all());
    networks.forEach(Network::close);
    return weights;
  }

  private static TrainingStep.Result loss(
      List<Network> networks, List<ImageLoss> losses, int microBatch) {
    List<Replica> replicas = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      replicas.add(new Replica(networks.get(i), losses.get(i)));
    }
    TrainingStep step = new TrainingStep(replicas, update(networks.get(0)), microBatch, 5);
    step.run(randomBatch(4, 16), 1e-3, 0);
    return step.run(randomBatch(4, 16), 1e-3, 1);
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
  void aLossSeesTheInputAndTheIterationAndIsClosedWithItsReplica() {
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
    // whatever was asked of it while it was found to have no script
    assertThat(iterations.subList(iterations.size() - 4, iterations.size()))
        .containsExactly(0L, 0L, 1L, 1L);
    new Replica(networks.get(0), loss).close();
    assertThat(closed).hasSize(1);
  }

  private static TrainingStep step(List<Network> networks, double clipNorm, int microBatch) {
    return step(networks, microBatch, "clip={type: global-norm, at: " + clipNorm + "}");
  }

  private static TrainingStep step(List<Network> networks, int microBatch, String... changes) {
    Recipe recipe = recipe(changes);
    List<Replica> replicas =
        networks.stream()
            .map(
                network ->
                    new Replica(
                        network,
                        LossProvider.build(recipe.loss(), new LossSpec(network.manager()))))
            .toList();
    return new TrainingStep(replicas, update(networks.get(0), changes), microBatch, 5);
  }

  private static Recipe recipe(String... changes) {
    return Models.reader().read(Recipe.class, "test", "", List.of(changes)).value();
  }

  private static Update update(Network first, String... changes) {
    Recipe recipe = recipe(changes);
    return new Update(
        ClipProvider.build(recipe.clip()),
        OptimizerProvider.build(
            recipe.optimizer(), OptimizerSpec.of(first.manager(), first.parameters().trained())),
        recipe
            .average()
            .map(
                average ->
                    AverageProvider.build(
                        average, new AverageSpec(first.manager(), first.parameters().trained()))));
  }

  /** What the step needs of a configuration; the epsilon is the paper's. */
  record Recipe(
      @Default("{type: charbonnier, epsilon: 1e-3}") Choice<LossProvider<?>> loss,
      @Default("{type: global-norm, at: 0.01}") Choice<ClipProvider<?>> clip,
      @Default("{type: adam}") Choice<OptimizerProvider<?>> optimizer,
      Optional<Choice<AverageProvider<?>>> average) {}

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

  private static float[] output(Forward network, Tensor input) {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray x = new ChannelsLast().toArray(manager, interleaved(input), input.shape());
      return network.evaluate(x).toFloatArray();
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

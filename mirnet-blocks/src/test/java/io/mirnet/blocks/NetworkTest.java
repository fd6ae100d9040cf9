package io.mirnet.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.initializer.NormalInitializer;
import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.ProviderException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.network.MirNetV2Options;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NetworkTest {
  private static final Choice<ModelProvider<?>> SMALL =
      Models.mirnet("width: 8, groups: [1, 2], blocks_per_group: 1, streams: 2");

  @Test
  void theSameSeedGivesTheSameWeightsWhateverTheEngineDrewBefore() {
    Map<String, Tensor> first = weights(7);
    Engine.getInstance().setRandomSeed(12345);
    assertThat(weights(7)).isEqualTo(first);
  }

  @Test
  void withoutInitializersThatDrawTheEnginesGeneratorIsNotTouched() {
    Engine.getInstance().setRandomSeed(12345);
    float first = drawn();
    Engine.getInstance().setRandomSeed(12345);
    weights(7);
    Network.empty(Drawing.CHOICE, Device.cpu()).close();
    assertThat(drawn()).isEqualTo(first);
  }

  @Test
  void whatTheProgramDrawsAfterwardsDependsOnItsOwnSeed() {
    List<Float> after = new ArrayList<>();
    for (int seed : new int[] {1, 2, 1}) {
      Engine.getInstance().setRandomSeed(seed);
      Network.create(Drawing.CHOICE, Device.cpu(), 7).close();
      after.add(drawn());
    }
    assertThat(after.get(1)).isNotEqualTo(after.get(0));
    assertThat(after.get(2)).isEqualTo(after.get(0));
  }

  @Test
  void initializersThatDrawGiveTheSameWeightsForTheSameSeed() {
    List<Map<String, Tensor>> made = new ArrayList<>();
    for (long seed : new long[] {7, 7, 8}) {
      try (Network network = Network.create(Drawing.CHOICE, Device.cpu(), seed)) {
        made.add(Weights.capture(network.parameters().all()));
      }
    }
    assertThat(made.get(1)).isEqualTo(made.get(0)).isNotEqualTo(made.get(2));
  }

  private static float drawn() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      return manager.randomUniform(0, 1, new Shape(1)).toFloatArray()[0];
    }
  }

  /** A network whose weights are normally distributed, as DJL draws them. */
  private record Drawing() implements ModelProvider<Drawing.None> {
    private static final Choice<ModelProvider<?>> CHOICE = new Choice<>(new Drawing(), new None());

    private record None() {}

    @Override
    public String name() {
      return "drawing";
    }

    @Override
    public Class<None> configType() {
      return None.class;
    }

    @Override
    public Block create(None config) {
      Block block = Layers.conv3x3(3, 1);
      block.setInitializer(new NormalInitializer(), Parameter.Type.WEIGHT);
      return block;
    }

    @Override
    public ImageSpec images(None config) {
      return new ImageSpec(3, 3, 1);
    }
  }

  @Test
  void anEmptyNetworkIsZeroAndChannelsLast() {
    try (Network network = Network.empty(SMALL, Device.cpu());
        Network random = Network.create(SMALL, Device.cpu(), 7)) {
      assertThat(network.parameters().all().keySet()).isEqualTo(random.parameters().all().keySet());
      network
          .parameters()
          .all()
          .forEach(
              (name, array) -> {
                assertThat(array.getShape())
                    .isEqualTo(random.parameters().all().get(name).getShape());
                assertThat(array.toFloatArray()).as(name).containsOnly(0);
                if (array.getShape().get(1) > 1) {
                  assertThat(MemoryOrder.isChannelsLast(array)).as(name).isTrue();
                }
              });
    }
  }

  @Test
  void anEmptyNetworkThatWouldBeTooLargeIsRefusedBeforeItIsMade() {
    Choice<ModelProvider<?>> wide =
        Models.mirnet("width: 4096, channel_factor: 8, streams: 4, groups: [1]");
    assertThatThrownBy(() -> Network.empty(wide, Device.cpu(), names -> {}, 1_000_000))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than 1,000,000 numbers");
    try (Network network = Network.empty(SMALL, Device.cpu())) {
      long size = network.parameters().all().values().stream().mapToLong(NDArray::size).sum();
      Network.empty(SMALL, Device.cpu(), names -> {}, size).close();
      assertThatThrownBy(() -> Network.empty(SMALL, Device.cpu(), names -> {}, size - 1))
          .isInstanceOf(InputException.class);
    }
  }

  @Test
  void anotherThreadDrawsTheSameWeights() {
    assertThat(CompletableFuture.supplyAsync(() -> weights(7)).join()).isEqualTo(weights(7));
  }

  @Test
  void anotherSeedGivesOtherWeightsEverywhere() {
    Map<String, Tensor> first = weights(7);
    weights(8).forEach((name, tensor) -> assertThat(tensor).isNotEqualTo(first.get(name)));
  }

  @Test
  void weightsOfTheSameShapeDiffer() {
    assertThat(weights(7).values()).doesNotHaveDuplicates();
  }

  @Test
  void weightsAreUniformWithinTheInverseRootOfTheFanIn() {
    weights(7)
        .forEach(
            (name, tensor) -> {
              double bound = 1 / Math.sqrt((double) tensor.shape().slice(1).size());
              double sum = 0;
              double squares = 0;
              for (float value : tensor.values()) {
                assertThat((double) value).as(name).isBetween(-bound, bound);
                sum += value;
                squares += (double) value * value;
              }
              int count = tensor.values().length;
              if (count >= 500) { // fewer say little
                assertThat(sum / count).as("mean of " + name).isBetween(-bound / 5, bound / 5);
                assertThat(squares / count / (bound * bound / 3)).as(name).isBetween(0.8, 1.2);
              }
            });
  }

  @Test
  void parametersAreChannelsLast() {
    try (Network network = Network.create(SMALL, Device.cpu(), 7)) {
      network
          .parameters()
          .all()
          .forEach(
              (name, array) -> {
                if (array.getShape().get(1) > 1) {
                  assertThat(MemoryOrder.isChannelsLast(array)).as(name).isTrue();
                }
              });
    }
  }

  @Test
  void creatingLeavesOnlyTheParameters() {
    try (Network network = Network.create(SMALL, Device.cpu(), 7)) {
      assertThat(network.manager().getManagedArrays().size())
          .isEqualTo(network.parameters().all().size());
    }
  }

  @Test
  void trainingStepsLeaveNoArraysBehind() {
    try (Network network = Network.create(SMALL, Device.cpu(), 7)) {
      step(network, 0);
      int before = network.manager().getManagedArrays().size();
      for (int i = 1; i <= 10; i++) {
        step(network, i);
      }
      assertThat(network.manager().getManagedArrays().size()).isEqualTo(before);
    }
  }

  private static void step(Network network, long seed) {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray images = Samples.images(manager, seed, new Shape(2, 3, 8, 8));
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(network.train(images).head().square().mean());
      }
      network
          .parameters()
          .all()
          .forEach(
              (name, array) -> {
                NDArray gradient = array.getGradient();
                gradient.attach(manager);
                assertThat(Samples.areFinite(gradient.toFloatArray())).as(name).isTrue();
              });
    }
  }

  @Test
  void anEvaluationLeavesOnlyItsResult() {
    try (Network network = Network.create(SMALL, Device.cpu(), 7);
        NDManager manager = network.manager().newSubManager()) {
      NDArray images = Samples.images(manager, 1, new Shape(1, 3, 8, 8));
      NDArray output = network.evaluate(images);
      assertThat(output.getManager()).isSameAs(manager);
      assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(images, output);
    }
  }

  @Test
  void theOutputIsChannelsLast() {
    try (Network network = Network.create(SMALL, Device.cpu(), 7);
        NDManager manager = network.manager().newSubManager()) {
      NDArray output =
          network.evaluate(Samples.images(manager, 1, new Shape(1, 3, 8, 8)).stopGradient());
      assertThat(MemoryOrder.isChannelsLast(output.stopGradient())).isTrue();
    }
  }

  @Test
  void imagesAreSaidByTheProvider() {
    try (Network network = Network.create(SMALL, Device.cpu(), 7)) {
      assertThat(network.images()).isEqualTo(new ModelProvider.ImageSpec(3, 3, 2));
      assertThat(network.model()).isEqualTo(SMALL);
    }
  }

  @Test
  void optionsThatCanNotWorkAreAProvidersFailure() {
    MirNetV2Options good = (MirNetV2Options) SMALL.options();
    MirNetV2Options bad =
        new MirNetV2Options(
            3, 3, 10, 1.5, 3, 2, List.of(1), 1, good.fusion(), good.context(), good.skips(), true);
    assertThatThrownBy(() -> Network.create(new Choice<>(SMALL.provider(), bad), Device.cpu(), 0))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("'mirnet-v2'")
        .hasMessageContaining("22.5");
  }

  private static Map<String, Tensor> weights(long seed) {
    try (Network network = Network.create(SMALL, Device.cpu(), seed)) {
      return Weights.capture(network.parameters().all());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void evaluatingOnAnotherThreadKeepsNoGraph() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Network network = Network.create(SMALL, Device.cpu(), 7)) {
      long evaluated = other.submit(() -> held(network, false)).get();
      long trained = other.submit(() -> held(network, true)).get();
      assertThat(evaluated)
          .as("KiB held by results, against %s with their graphs", trained)
          .isLessThan(trained / 4);
    } finally {
      other.shutdown();
    }
  }

  /** KiB that are resident more while the results of some passes are open. */
  private static long held(Network network, boolean training) throws IOException {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray images = Samples.images(manager, 1, new Shape(1, 3, 256, 256));
      network.evaluate(images).close(); // the first pass makes the engine's own buffers
      long before = resident();
      for (int i = 0; i < 6; i++) {
        NDArray result = training ? network.train(images).head() : network.evaluate(images);
        assertThat(result.getShape()).isEqualTo(images.getShape());
      }
      return Math.max(1, resident() - before);
    }
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}

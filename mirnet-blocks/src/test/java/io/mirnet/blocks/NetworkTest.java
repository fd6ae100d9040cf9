package io.mirnet.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.api.Choice;
import io.mirnet.api.ProviderException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.network.MirNetV2Options;
import io.mirnet.blocks.weights.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

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
}

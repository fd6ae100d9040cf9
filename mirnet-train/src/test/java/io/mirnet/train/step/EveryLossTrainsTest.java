package io.mirnet.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.image.Batch;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.train.loss.LossChoices;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two updates of a real network with each loss that is registered. */
class EveryLossTrainsTest {
  private static final int HEIGHT = 24;
  private static final int WIDTH = 28;

  record Recipe(
      Choice<LossProvider<?>> loss,
      @Default("{type: adam}") Choice<OptimizerProvider<?>> optimizer) {}

  static List<String> losses() {
    return LossChoices.all();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void twoUpdatesLowerTheLossAndLeaveNoArraysBehind(String choice) {
    Recipe recipe =
        Models.reader().read(Recipe.class, "test", "loss: " + choice, List.of()).value();
    String options = "width: 8, groups: [1], blocks_per_group: 1";
    Network network = Network.create(Models.mirnet(options), Device.cpu(), 7);
    ImageLoss loss = LossProvider.build(recipe.loss(), new LossSpec(network.manager()));
    Optimizer adam =
        OptimizerProvider.build(
            recipe.optimizer(),
            OptimizerSpec.of(network.manager(), network.parameters().trained()));
    Update update = new Update((gradients, norm) -> {}, adam, Optional.empty());
    try (Replica replica = new Replica(network, loss)) {
      TrainingStep step = new TrainingStep(List.of(replica), update, 2, 5);
      TrainingStep.Result first = step.run(batch(), 1e-3, 0);
      int arrays = network.manager().getManagedArrays().size();
      TrainingStep.Result second = step.run(batch(), 1e-3, 1);
      TrainingStep.Result third = step.run(batch(), 1e-3, 2);
      assertThat(first.gradientNorm()).isPositive();
      assertThat(second.loss()).isLessThan(first.loss());
      assertThat(third.loss()).isLessThan(second.loss());
      assertThat(network.manager().getManagedArrays()).hasSize(arrays);
    }
  }

  /** Three dark pictures of smooth shapes with noise. */
  private static Batch batch() {
    SplittableRandom random = new SplittableRandom(5);
    float[] target = new float[3 * HEIGHT * WIDTH * 3];
    float[] input = new float[target.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) (0.5 + 0.4 * Math.sin(i / 40.0));
      input[i] = (float) (0.5 * target[i] + 0.2 * random.nextDouble());
    }
    return new Batch(3, HEIGHT, WIDTH, input, target);
  }
}

package org.example.nafnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.Choice;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Npz;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelSection;
import io.mirnet.blocks.model.StartingWeights;
import io.mirnet.blocks.model.WeightTransfer;
import io.mirnet.blocks.script.CompiledNetwork;
import io.mirnet.blocks.trace.Tracer;
import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.assembly.TrainingFactory;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.Replica;
import io.mirnet.train.step.TrainingStep;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The network with random weights against PyTorch's numbers for the public code. */
class NafNetTest {
  private static final NafNetOptions SMALL =
      new NafNetOptions(3, 8, List.of(1, 1), 1, List.of(1, 1));

  private final NafNetProvider provider = new NafNetProvider();

  @Test
  void theOutputIsThatOfThePublicCode() {
    Map<String, Tensor> numbers = Npz.read(resource("nafnet-w8.npz"));
    Tensor input = numbers.get("input");
    try (Network network = Network.create(new Choice<>(provider, SMALL), Device.cpu(), 1);
        NDManager manager = network.manager().newSubManager()) {
      Weights.restore(weights(), network.parameters().all(), "nafnet-w8.pth");
      assertThat(network.parameters().weights()).isEqualTo(19_899);
      NDArray contiguous = manager.create(input.values(), input.shape());
      NDArray images =
          new ChannelsLast().toArray(manager, ChannelsLast.values(contiguous), input.shape());
      Tensor output = numbers.get("output");
      NDArray restored = network.evaluate(images);
      assertThat(restored.getShape()).isEqualTo(output.shape());
      assertThat(restored.toFloatArray()).containsExactly(output.values(), within(1e-5f));
    }
  }

  /** The weights' average follows with decay 0.9; decay of weights spares all but convolutions. */
  @Test
  void threeStepsOfTheRecipeAndTheAverageAreThoseOfPyTorch() {
    Map<String, Tensor> numbers = Npz.read(resource("nafnet-w8.npz"));
    String recipe =
        """
        model: {type: nafnet, width: 8, enc_blk_nums: [1, 1], middle_blk_num: 1, dec_blk_nums: [1, 1]}
        train:
          iterations: 3
          loss: psnr
          clip: {type: global-norm, at: 0.01}
          optimizer: {type: adamw, betas: [0.9, 0.9], epsilon: 1e-8, weight_decay: 0.01}
          parameters: [{kinds: [bias, norm], weight_decay: 0}]
          average: {type: ema, decay: 0.9}
          patches: {type: fixed, patch: 64, batch: 2}
        """;
    Experiment experiment =
        new ConfigurationReader(Plugins.load(NafNetTest.class.getClassLoader()))
            .read(Experiment.class, "recipe", recipe, List.of())
            .value();
    TrainingFactory factory = new TrainingFactory(experiment);
    try (Replica replica = factory.replica(Device.cpu())) {
      Network network = replica.network();
      new WeightTransfer(new StartingWeights(resource("nafnet-w8.pth"))).into(network);
      TrainingStep step = factory.step(List.of(replica));
      Batch batch = batch(numbers.get("input"), numbers.get("target"));
      double[] losses = {-6.989664554595947, -7.261326789855957, -7.413313865661621};
      double[] norms = {13.14686393737793, 9.174433708190918, 6.024714946746826};
      for (int n = 0; n < 3; n++) {
        TrainingStep.Result result = step.run(batch, 1e-3, n);
        assertThat(result.loss()).isCloseTo(losses[n], within(1e-4));
        assertThat(result.gradientNorm()).isCloseTo(norms[n], within(1e-4 * norms[n]));
      }
      Tensor input = numbers.get("input");
      assertThat(output(network, input))
          .containsExactly(numbers.get("output_after_3_steps").values(), within(1e-4f));
      assertThat(output(step.averaged().orElseThrow(), input))
          .containsExactly(numbers.get("output_of_ema_after_3_steps").values(), within(1e-4f));
    }
  }

  @Test
  void itsScriptComputesWhatItsBlocksDo() {
    NafNetOptions options = SMALL;
    try (Network network = Network.create(new Choice<>(provider, options), Device.cpu(), 1)) {
      // beta and gamma start at zero, and hide what they multiply
      network.parameters().all().forEach((name, array) -> Weights.copy(array.add(0.01f), array));
      CompiledNetwork compiled = CompiledNetwork.of(network, false);
      for (long[] side : new long[][] {{16, 32}, {48, 16}, {20, 27}}) {
        Shape shape = new Shape(2, 3, side[0], side[1]);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = i * 7 % 97 / 97f;
        }
        Tensor input = new Tensor(shape, values);
        assertThat(output(compiled, input))
            .containsExactly(output((Forward) network, input), within(1e-5f));
      }
      assertThat(compiled.holdsFor(new Shape(1, 3, 16, 32))).isTrue();
      assertThat(compiled.holdsFor(new Shape(1, 3, 20, 27))).isFalse();
    }
  }

  private static float[] output(Forward network, Tensor input) {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray contiguous = manager.create(input.values(), input.shape());
      NDArray images =
          new ChannelsLast().toArray(manager, ChannelsLast.values(contiguous), input.shape());
      return network.evaluate(images).toFloatArray();
    }
  }

  private static Batch batch(Tensor input, Tensor target) {
    Shape shape = input.shape();
    int height = (int) shape.get(2);
    int width = (int) shape.get(3);
    return new Batch((int) shape.get(0), height, width, interleaved(input), interleaved(target));
  }

  /** (N, C, H, W) to (N, H, W, C). */
  private static float[] interleaved(Tensor tensor) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      return ChannelsLast.values(manager.create(tensor.values(), tensor.shape()));
    }
  }

  @Test
  void publishedWeightsSayTheirOptions() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    weights().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    assertThat(provider.recognize(shapes)).contains(SMALL);
    shapes.remove("middle_blks.0.beta");
    assertThat(provider.recognize(shapes)).isEmpty();
    assertThat(provider.recognize(Map.of())).isEmpty();
  }

  @Test
  void theDefaultsAreTheNetworkOfThePublishedOption() {
    try (Network network = Network.create(choice("{type: nafnet}"), Device.cpu(), 1)) {
      assertThat(network.model().options())
          .isEqualTo(new NafNetOptions(3, 32, List.of(2, 2, 4, 8), 12, List.of(2, 2, 2, 2)));
      // (N, C, H, W) to (N, C, H, W), with every operation known to summaries
      var operations = Tracer.trace(network.block(), new Shape(1, 3, 50, 70)).operations();
      assertThat(operations.get(operations.size() - 1).output()).isEqualTo(new Shape(1, 3, 50, 70));
    }
  }

  @Test
  void theBlockIsAContextOfMirNet() {
    String mirnet = "{type: mirnet-v2, width: 16, groups: [1], context: {type: nafblock}}";
    try (Network network = Network.create(choice(mirnet), Device.cpu(), 1)) {
      assertThat(network.parameters().roles()).containsKey("body.0.body.0.dau_top.sca.1.weight");
    }
  }

  @Test
  void asManyLevelsLeadUpAsDown() {
    assertThatThrownBy(() -> choice("{type: nafnet, dec_blk_nums: [2, 2]}"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("as many levels lead up as down, 4 and not 2");
  }

  private static Choice<ModelProvider<?>> choice(String model) {
    return new ConfigurationReader(Plugins.load(NafNetTest.class.getClassLoader()))
        .read(ModelSection.class, "test", "model: " + model, List.of())
        .value()
        .model();
  }

  private static Map<String, Tensor> weights() {
    return PthFile.read(resource("nafnet-w8.pth")).tensors();
  }

  private static Path resource(String name) {
    try {
      return Path.of(NafNetTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

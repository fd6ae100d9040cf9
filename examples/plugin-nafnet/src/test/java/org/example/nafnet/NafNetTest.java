package org.example.nafnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.Choice;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Npz;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelSection;
import io.mirnet.blocks.trace.Tracer;
import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
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
      Weights.restore(weights(), network.parameters(), "nafnet-w8.pth");
      assertThat(network.parameters().values().stream().mapToLong(NDArray::size).sum())
          .isEqualTo(19_899);
      NDArray contiguous = manager.create(input.values(), input.shape());
      NDArray images =
          new ChannelsLast().toArray(manager, ChannelsLast.values(contiguous), input.shape());
      Tensor output = numbers.get("output");
      NDArray restored = network.forward(images, false);
      assertThat(restored.getShape()).isEqualTo(output.shape());
      assertThat(restored.toFloatArray()).containsExactly(output.values(), within(1e-5f));
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
      assertThat(network.parameters()).containsKey("body.0.body.0.dau_top.sca.1.weight");
    }
  }

  @Test
  void asManyLevelsLeadUpAsDown() {
    assertThatThrownBy(() -> choice("{type: nafnet, dec_blk_nums: [2, 2]}"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("as many levels lead up as down, 4 and not 2");
  }

  private static Choice<ModelProvider<?>> choice(String model) {
    return new ConfigurationReader(Providers.load(NafNetTest.class.getClassLoader()))
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

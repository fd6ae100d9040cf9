package org.example.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.model.ModelSection;
import io.mirnet.blocks.script.CompiledNetwork;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Tracer;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A MIRNet-v2 of the plugin's two blocks, made from YAML as a user makes it. */
class AttentionNetworkTest {
  private static final Shape IMAGES = new Shape(2, 3, 16, 20);

  private final ConfigurationReader configurations =
      new ConfigurationReader(Plugins.load(getClass().getClassLoader()));
  private Network network;
  private NDManager manager;

  @BeforeEach
  void build() {
    network = Network.create(section("eca, kernel: 5").model(), Device.cpu(), 1);
    manager = network.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
    network.close();
  }

  @Test
  void theNetworkHoldsTheBlocksOfThePlugin() {
    String block = "body.1.body.0.";
    assertThat(network.parameters().all())
        .containsKeys(block + "skff_top.gates.0.weight", block + "dau_bot.attention.weight")
        .doesNotContainKey(block + "dau_bot.gcnet.conv_mask.weight");
    assertThat(network.parameters().all().get(block + "dau_bot.attention.weight").getShape())
        .isEqualTo(new Shape(1, 1, 5));
  }

  @Test
  void everyParameterReceivesAGradient() {
    NDArray images = images();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray error = network.train(images).head().sub(images.mul(0.5f));
      collector.backward(error.square().mean());
    }
    assertThat(network.parameters().all())
        .allSatisfy(
            (name, array) -> {
              try (NDArray gradient = array.getGradient()) {
                assertThat(gradient.norm().getFloat()).as(name).isFinite().isPositive();
              }
            });
  }

  @Test
  void theScriptComputesWhatTheBlocksDo() {
    CompiledNetwork compiled = CompiledNetwork.of(network, false);
    for (Shape shape : List.of(IMAGES, new Shape(1, 3, 24, 40))) {
      NDArray images = manager.arange(0f, shape.size()).sin().reshape(shape);
      float[] expected = network.evaluate(images).toFloatArray();
      assertThat(compiled.evaluate(images).toFloatArray()).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void theNetworkCanBeTraced() {
    assertThat(Tracer.trace(network.block(), IMAGES).operations())
        .extracting(Operation::kind)
        .contains(Kind.GLOBAL_AVG_POOL, Kind.SIGMOID);
  }

  @Test
  void aModelFileRebuildsIt(@TempDir Path folder) {
    Path file = folder.resolve("attention.safetensors");
    ModelFiles.save(file, network);
    NDArray images = images();
    try (Network loaded = new ModelFiles(configurations).load(file, Device.cpu())) {
      assertThat(loaded.evaluate(images).toFloatArray())
          .containsExactly(network.evaluate(images).toFloatArray());
    }
  }

  @Test
  void aWrongOptionIsReportedBeforeAnythingIsBuilt() {
    assertThatThrownBy(() -> section("eca, kernel: 4"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("kernel must be odd, not 4");
  }

  private ModelSection section(String context) {
    String yaml =
        """
        model:
          type: mirnet-v2
          width: 16
          groups: [1, 2]
          blocks_per_group: 1
          fusion: gated
          context: {type: %s}
        """
            .formatted(context);
    return configurations.read(ModelSection.class, "test.yaml", yaml, List.of()).value();
  }

  private NDArray images() {
    return manager.arange((float) IMAGES.size()).mul(0.37f).sin().abs().reshape(IMAGES);
  }
}

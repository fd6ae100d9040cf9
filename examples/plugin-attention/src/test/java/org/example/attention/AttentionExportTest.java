package org.example.attention;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.model.ModelSection;
import io.mirnet.blocks.onnx.OnnxRun;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plugin's two blocks as ONNX, in ONNX Runtime. */
class AttentionExportTest {
  private static final String MODEL =
      """
      model:
        type: mirnet-v2
        width: 16
        groups: [1, 2]
        blocks_per_group: 1
        fusion: gated
        context: {type: eca, kernel: 5}
      """;

  @Test
  void theyComputeTheSameForImagesOfSeveralSizes() {
    ModelSection section =
        new ConfigurationReader(Plugins.load(getClass().getClassLoader()))
            .read(ModelSection.class, "test.yaml", MODEL, List.of())
            .value();
    try (Network network = Network.create(section.model(), Device.cpu(), 1);
        OnnxRun onnx = OnnxRun.of(network, false)) {
      assertThat(onnx.distance(network, new Shape(1, 3, 16, 24))).isLessThan(1e-5);
      assertThat(onnx.distance(network, new Shape(3, 3, 36, 20))).isLessThan(1e-5);
      assertThat(onnx.distance(network, new Shape(2, 3, 64, 32))).isLessThan(1e-5);
    }
  }
}

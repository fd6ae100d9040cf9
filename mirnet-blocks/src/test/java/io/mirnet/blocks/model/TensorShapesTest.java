package io.mirnet.blocks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.network.MirNetV2Options;
import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorShapesTest {
  private static final Path FILE = Path.of("some.pth");

  @TempDir Path folder;

  @Test
  void theReleasedFormIsReadOff() {
    MirNetV2Options options = read(PthFile.read(Fixtures.weights(Fixtures.RGB, folder)).tensors());
    assertThat(options).isEqualTo(Models.options("width: 16"));
    assertThat(options.groups()).containsExactly(1, 2, 4, 4);
  }

  @Test
  void theDualPixelFormIsReadOff() {
    MirNetV2Options options =
        read(PthFile.read(Fixtures.weights(Fixtures.DUAL_PIXEL, folder)).tensors());
    assertThat(options).isEqualTo(Models.options("width: 16, in_channels: 6"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width: 8, groups: [2], blocks_per_group: 3",
        "width: 8, groups: [1, 1], streams: 2, columns: 3",
        "width: 8, groups: [1], streams: 4, columns: 1",
        "width: 8, groups: [1], share_columns: false",
        "width: 8, groups: [1], columns: 4, share_columns: false",
        "width: 8, groups: [1], streams: 1",
        "width: 8, groups: [1], streams: 1, columns: 3, share_columns: false",
        "width: 8, groups: [1], streams: 1, fusion: skff, context: residual",
        "width: 8, groups: [1], fusion: concat",
        "width: 8, groups: [1], fusion: sum, context: residual",
        "width: 64, groups: [1], blocks_per_group: 1, fusion: {type: skff, reduction: 4}",
        "width: 64, groups: [1], blocks_per_group: 1, fusion: {type: skff, reduction: 3}",
        "width: 8, groups: [8], channel_factor: 2, out_channels: 1, in_channels: 1",
      })
  void whatShapesTellIsReadOff(String description) {
    try (Network network = Network.create(Models.mirnet(description), Device.cpu(), 0)) {
      assertThat(read(Weights.capture(network.parameters().all())))
          .isEqualTo(Models.options(description));
    }
  }

  @Test
  void otherNetworksAreRefused() {
    refuse(Map.of("layer.weight", tensor(4, 3, 3, 3)), "'conv_in.weight'");
    refuse(Map.of("conv_in.weight", tensor(16)), "'conv_in.weight'");
    refuse(Map.of("conv_in.weight", tensor(16, 3, 3, 3)), "");
    refuse(Map.of(), "'conv_in.weight'");
  }

  @Test
  void aTensorThatIsMissingIsNamed() {
    Map<String, Tensor> tensors =
        new LinkedHashMap<>(PthFile.read(Fixtures.weights(Fixtures.RGB, folder)).tensors());
    tensors.remove("body.0.body.0.dau_top.body.0.weight");
    refuse(tensors, "'body.0.body.0.dau_top.body.0.weight'");
  }

  private static void refuse(Map<String, Tensor> tensors, String named) {
    assertThatThrownBy(() -> TensorShapes.modelSection(tensors, FILE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("some.pth holds no MIRNet-v2")
        .hasMessageContaining(named);
  }

  private static Tensor tensor(long... shape) {
    Shape sizes = new Shape(shape);
    return new Tensor(sizes, new float[(int) sizes.size()]);
  }

  private static MirNetV2Options read(Map<String, Tensor> tensors) {
    String yaml = TensorShapes.modelSection(tensors, FILE);
    ModelSection section = Models.reader().read(ModelSection.class, "t", yaml, List.of()).value();
    return (MirNetV2Options) section.model().options();
  }
}

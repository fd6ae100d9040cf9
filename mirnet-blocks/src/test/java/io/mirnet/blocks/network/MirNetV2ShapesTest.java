package io.mirnet.blocks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.TensorSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirNetV2ShapesTest {
  @TempDir Path folder;

  @Test
  void theReleasedFormIsReadOff() {
    MirNetV2Options options = recognize(params(Fixtures.RGB)).orElseThrow();
    assertThat(options).isEqualTo(Models.options("width: 16"));
    assertThat(options.groups()).containsExactly(1, 2, 4, 4);
  }

  @Test
  void theDualPixelFormIsReadOff() {
    assertThat(recognize(params(Fixtures.DUAL_PIXEL)).orElseThrow())
        .isEqualTo(Models.options("width: 16, in_channels: 6"));
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
    try (Network network = Network.empty(Models.mirnet(description), Device.cpu())) {
      Map<String, Shape> shapes = new LinkedHashMap<>();
      network.parameters().all().forEach((name, array) -> shapes.put(name, array.getShape()));
      assertThat(recognize(shapes)).contains(Models.options(description));
    }
  }

  @Test
  void otherTensorsAreNotRecognized() {
    assertThat(recognize(Map.of("layer.weight", new Shape(4, 3, 3, 3)))).isEmpty();
    assertThat(recognize(Map.of("conv_in.weight", new Shape(16)))).isEmpty();
    assertThat(recognize(Map.of("conv_in.weight", new Shape(16, 3, 3, 3)))).isEmpty();
    assertThat(recognize(Map.of())).isEmpty();
  }

  /** That it is missing is said when the tensors are compared. */
  @Test
  void aTensorThatIsMissingDoesNotHideTheNetwork() {
    Map<String, Shape> tensors = params(Fixtures.RGB);
    tensors.remove("body.0.body.0.dau_top.body.0.weight");
    tensors.remove("body.2.body.0.dau_top.body.2.weight");
    assertThat(recognize(tensors).orElseThrow().width()).isEqualTo(16);
  }

  @Test
  void sizesThatNoNetworkHasAreRefused() {
    Map<String, Shape> tensors = params(Fixtures.RGB);
    tensors.put("conv_in.weight", new Shape(16, 1L << 33, 3, 3));
    assertThatThrownBy(() -> recognize(tensors))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("in_channels");
  }

  private Map<String, Shape> params(String fixture) {
    try (PthFile file = PthFile.open(Fixtures.weights(fixture, folder))) {
      return new LinkedHashMap<>(TensorSet.of(file).under("params").orElseThrow().shapes());
    }
  }

  private static Optional<MirNetV2Options> recognize(Map<String, Shape> tensors) {
    return new MirNetV2Provider().recognize(tensors);
  }
}

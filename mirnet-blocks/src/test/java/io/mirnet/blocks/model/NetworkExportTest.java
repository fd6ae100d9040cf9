package io.mirnet.blocks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.BlockModel;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.export.ExportedNetwork;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import io.mirnet.blocks.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkExportTest {
  private static final ImageSpec IMAGES = new ImageSpec(4, 4, 2);

  @Test
  void theWeightsGoByTheirPublicNames() {
    try (Network network =
        Network.create(
            Models.mirnet("width: 16, groups: [1], blocks_per_group: 1"), Device.cpu(), 1)) {
      ExportedNetwork exported = NetworkExport.of(network, false, Map.of("a", "b"));

      assertThat(exported.weights()).isEqualTo(Weights.capture(network.parameters().all()));
      assertThat(
              exported.graph().all(Kind.PARAMETER).stream()
                  .map(i -> exported.graph().nodes().get(i).name()))
          .containsExactlyInAnyOrderElementsOf(exported.weights().keySet());
      assertThat(exported.metadata()).containsEntry("a", "b").containsEntry("mirnet.multiple", "4");
    }
  }

  @Test
  void whatTheOutputDoesNotNeedIsLeftOut() {
    try (Network network = BlockModel.network(Wasteful::new, IMAGES)) {
      ExportedNetwork exported = NetworkExport.of(network, false, Map.of());

      assertThat(exported.weights()).containsOnlyKeys("used.weight");
      assertThat(exported.graph().nodes())
          .extracting(node -> node.kind())
          .containsExactly(Kind.INPUT, Kind.PARAMETER, Kind.CONVOLUTION);
    }
  }

  @Test
  void runningMeansAreBuffers() {
    try (Network network =
        BlockModel.network(() -> new Around(BatchNorm.builder().build()), IMAGES)) {
      assertThat(NetworkExport.of(network, false, Map.of()).buffers())
          .containsExactlyInAnyOrder("layer.runningMean", "layer.runningVar");
    }
  }

  @Test
  void aBlockThatLooksAtNumbersIsNamed() {
    try (Network network = BlockModel.network(Looking::new, IMAGES)) {
      assertThatThrownBy(() -> NetworkExport.of(network, false, Map.of()))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageStartingWith(
              "the network can't be exported: Looking: the operation 'reading numbers' can't be traced");
    }
  }

  @Test
  void aNetworkThatEnlargesIsNotPadded() {
    try (Network network = BlockModel.network(Enlarging::new, IMAGES)) {
      assertThat(NetworkExport.of(network, false, Map.of()).sides()).isEqualTo(2);
      assertThatThrownBy(() -> NetworkExport.of(network, true, Map.of()))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("not as large as its input");
    }
  }

  /** Its graph would depend on what is left of the sides. */
  @Test
  void aNetworkThatPadsByItselfIsTakenForSidesThatNeedNoPadding() {
    try (Network network = BlockModel.network(Padding::new, new ImageSpec(4, 4, 1))) {
      assertThat(NetworkExport.of(network, false, Map.of()).sides()).isEqualTo(8);
      assertThat(NetworkExport.of(network, true, Map.of()).sides()).isEqualTo(1);
    }
  }

  private static final class Wasteful extends ImageBlock {
    private final Block used = child("used", Layers.conv1x1(4));
    private final Block unused = child("unused", Layers.conv1x1(4));

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      pass.run(unused, x.exp());
      return pass.run(used, x);
    }
  }

  private static final class Around extends ImageBlock {
    private final Block layer;

    Around(Block layer) {
      this.layer = child("layer", layer);
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return pass.run(layer, inputs.singletonOrThrow());
    }
  }

  private static final class Looking extends ImageBlock {
    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      return x.mean().getFloat() > 0 ? x : x.neg();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  private static final class Enlarging extends ImageBlock {
    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      Shape shape = x.getShape();
      return x.getNDArrayInternal()
          .interpolation(new long[] {2 * shape.get(2), 2 * shape.get(3)}, 1, false);
    }
  }

  private static final class Padding extends ImageBlock {
    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      long height = x.getShape().get(2);
      long width = x.getShape().get(3);
      NDArray padded =
          x.pad(new Shape(0, Math.floorMod(-width, 8), 0, Math.floorMod(-height, 8)), 0);
      return padded.square().get(":, :, :{}, :{}", height, width);
    }
  }
}

package io.mirnet.blocks.restore;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.nn.LambdaBlock;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.BlockModel;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.layer.Layers;
import org.junit.jupiter.api.Test;

class TileMemoryTest {
  /** 3 channels in and 8 out are live at once; 4 bytes each, and half as much again. */
  @Test
  void aPixelNeedsWhatIsLiveAtOnce() {
    try (Network conv = BlockModel.network(() -> Layers.conv3x3(8, 1), new ImageSpec(3, 8, 4))) {
      TileMemory script = TileMemory.of(conv, true).orElseThrow();
      assertThat(script.bytesPerPixel()).isEqualTo((3 + 8) * 4 * 1.5);
      // 1000 x 1000 pixels, and a multiple of 32
      assertThat(script.side(66_000_000)).isEqualTo(992);
      assertThat(script.side(0)).isEqualTo(32);
      assertThat(TileMemory.of(conv, false).orElseThrow().bytesPerPixel())
          .isGreaterThan(script.bytesPerPixel());
    }
  }

  @Test
  void aNetworkWithoutGraphHasNoAnswer() {
    try (Network odd =
        BlockModel.network(
            () ->
                new LambdaBlock(list -> new NDList(list.get(0).mul(list.get(0).toFloatArray()[0]))),
            new ImageSpec(3, 3, 1))) {
      assertThat(TileMemory.of(odd, true)).isEmpty();
    }
  }
}

package io.mirnet.blocks.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.BlockModel;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.layer.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RestorerTest {
  private static final ImageSpec MULTIPLE_OF_4 = new ImageSpec(3, 3, 4);

  static Stream<Tiling> tilings() {
    return Stream.of(
        Tiling.NONE,
        new Tiling(1, 0),
        new Tiling(4, 0),
        new Tiling(4, 2),
        new Tiling(5, 2),
        new Tiling(8, 0),
        new Tiling(8, 3),
        new Tiling(8, 4),
        new Tiling(16, 8));
  }

  @ParameterizedTest
  @MethodSource("tilings")
  void aNetworkThatReturnsItsInputReturnsImagesOfAnySize(Tiling tiling) {
    try (Network identity = BlockModel.network(Blocks::identityBlock, MULTIPLE_OF_4)) {
      Restorer restorer = new Restorer(identity, tiling);
      for (int height = 1; height <= 9; height++) {
        for (int width = 1; width <= 13; width++) {
          Image image = image(height, width, 3).quantize(8);
          Image restored = restorer.restore(image);
          assertThat(restored.height()).isEqualTo(height);
          assertThat(restored.width()).isEqualTo(width);
          assertThat(restored.bits()).isEqualTo(32);
          assertThat(restored.quantize(8)).isEqualTo(image);
          // Only where tiles overlap is there anything to round.
          double rounding = tiling.size() <= 4 && tiling.overlap() == 0 ? 0 : 1e-6;
          assertThat(Samples.distance(restored.toFloats(), image.toFloats()))
              .isLessThanOrEqualTo(rounding);
        }
      }
    }
  }

  /**
   * A network that mirrors its input shows from its end what it was padded to: 5 pixels become 0 1
   * 2 3 4 3 2 1, of which the last five are 1 2 3 4 3 when mirrored.
   */
  @ParameterizedTest(name = "{0} pixels")
  @CsvSource({
    "1, 0", // nothing to reflect
    "2, 1 0", // padded to 0 1 0, then the edge
    "3, 1 2 1",
    "5, 1 2 3 4 3",
    "6, 3 4 5 4 3 2",
    "7, 5 6 5 4 3 2 1",
  })
  void paddingReflectsOrTakesTheEdge(int side, String places) {
    ImageSpec grey = new ImageSpec(1, 1, 4);
    float[] values = new float[side];
    for (int i = 0; i < side; i++) {
      values[i] = i / 8f;
    }
    String[] expected = places.split(" ", -1);
    try (Network columns = BlockModel.network(() -> lambda(x -> x.flip(3)), grey);
        Network rows = BlockModel.network(() -> lambda(x -> x.flip(2)), grey)) {
      Image wide = new Restorer(columns, Tiling.NONE).restore(Image.of(1, side, 1, values));
      Image high = new Restorer(rows, Tiling.NONE).restore(Image.of(side, 1, 1, values));
      for (int i = 0; i < side; i++) {
        assertThat(8 * wide.value(i)).isEqualTo(Float.parseFloat(expected[i]));
        assertThat(8 * high.value(i)).isEqualTo(Float.parseFloat(expected[i]));
      }
    }
  }

  private static Block lambda(UnaryOperator<NDArray> operation) {
    return new LambdaBlock(list -> new NDList(operation.apply(list.singletonOrThrow())));
  }

  @Test
  void valuesAreClamped() {
    try (Network shifted = BlockModel.network(() -> lambda(x -> x.mul(4).sub(2)), MULTIPLE_OF_4)) {
      Image image = Image.of(1, 1, 3, new float[] {0, 0.625f, 1});
      assertThat(new Restorer(shifted, Tiling.NONE).restore(image).toFloats())
          .containsExactly(0, 0.5f, 1);
    }
  }

  @Test
  void imagesOfIntegersAreReadAsFractions() {
    try (Network identity = BlockModel.network(Blocks::identityBlock, MULTIPLE_OF_4)) {
      Restorer restorer = new Restorer(identity, Tiling.NONE);
      Image bytes = Image.of(1, 2, 3, new byte[] {0, 1, 127, (byte) 128, (byte) 254, -1});
      Image shorts = Image.of(1, 1, 3, new short[] {1, (short) 40000, -1});
      assertThat(restorer.restore(bytes).quantize(8)).isEqualTo(bytes);
      assertThat(restorer.restore(shorts).quantize(16)).isEqualTo(shorts);
    }
  }

  @Test
  void aLocalNetworkGivesTheSameInTilesAsOnTheWholeImage() {
    ImageSpec images = new ImageSpec(3, 3, 1);
    Image image = image(40, 52, 3);
    try (Network conv = BlockModel.network(() -> Layers.conv3x3(3, 1), images)) {
      float[] whole = new Restorer(conv, Tiling.NONE).restore(image).toFloats();
      float[] tiles = new Restorer(conv, new Tiling(16, 8)).restore(image).toFloats();
      float[] bare = new Restorer(conv, new Tiling(16, 0)).restore(image).toFloats();
      AxisTiles rows = new AxisTiles(40, new Tiling(16, 8), 1);
      AxisTiles columns = new AxisTiles(52, new Tiling(16, 8), 1);
      double within = 0;
      for (int i = 0; i < whole.length; i++) {
        boolean border = isBorder(rows, i / 3 / 52, 40) || isBorder(columns, i / 3 % 52, 52);
        within = border ? within : Math.max(within, Math.abs(whole[i] - tiles[i]));
      }
      assertThat(within).isLessThan(1e-5);
      // At the borders of tiles the convolution sees zeros; fading hides most of that.
      assertThat(Samples.distance(whole, bare)).isGreaterThan(0.1);
      assertThat(Samples.distance(whole, tiles)).isLessThan(Samples.distance(whole, bare) / 2);
    }
  }

  private static boolean isBorder(AxisTiles tiles, int at, int extent) {
    for (int k = 0; k < tiles.count(); k++) {
      int first = tiles.start(k);
      int last = first + tiles.length() - 1;
      if ((at == first && first > 0) || (at == last && last < extent - 1)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void progressIsToldTileByTile() {
    List<String> heard = new ArrayList<>();
    try (Network identity = BlockModel.network(Blocks::identityBlock, MULTIPLE_OF_4)) {
      new Restorer(identity, new Tiling(8, 0))
          .restore(image(16, 13, 3), (done, total) -> heard.add(done + "/" + total));
    }
    assertThat(heard).containsExactly("1/4", "2/4", "3/4", "4/4");
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() {
    Image image = image(4, 4, 3);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      try (Network broken =
          BlockModel.network(() -> lambda(x -> x.mul(0).add(bad)), MULTIPLE_OF_4)) {
        assertThatThrownBy(() -> new Restorer(broken, Tiling.NONE).restore(image))
            .isInstanceOf(NotFiniteException.class)
            .hasMessageContaining("no numbers");
      }
    }
  }

  @Test
  void aLackOfMemoryNamesTiles() {
    String libtorch =
        "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried 9 bytes";
    try (Network large = BlockModel.network(() -> lambda(x -> failing(libtorch)), MULTIPLE_OF_4)) {
      assertThatThrownBy(() -> new Restorer(large, Tiling.NONE).restore(image(5, 7, 3)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("not enough memory for 7x5 pixels at once")
          .hasMessageContaining("--tile");
    }
    try (Network other = BlockModel.network(() -> lambda(x -> failing("shapes")), MULTIPLE_OF_4)) {
      assertThatThrownBy(() -> new Restorer(other, Tiling.NONE).restore(image(5, 7, 3)))
          .isInstanceOf(EngineException.class);
    }
  }

  private static NDArray failing(String message) {
    throw new EngineException(message);
  }

  /** What a turn does to the image is undone, so that the mean of eight equals is one of them. */
  @Test
  void aSelfEnsembleOfANetworkThatKnowsNoDirectionIsItsResult() {
    Image image = image(9, 13, 3);
    try (Network root = BlockModel.network(() -> lambda(NDArray::sqrt), MULTIPLE_OF_4)) {
      float[] once = new Restorer(root, Tiling.NONE).restore(image).toFloats();
      Image ensemble = new Restorer(root, new Tiling(8, 2), true).restore(image);
      assertThat(Samples.distance(once, ensemble.toFloats())).isLessThan(1e-6);
    }
  }

  /** Shifting by a pixel to the right becomes shifts to all four sides, two of the eight each. */
  @Test
  void aSelfEnsembleIsTheMeanOverAllDirections() {
    float[] values = new float[25];
    values[12] = 1;
    Image point = Image.of(5, 5, 1, values);
    ImageSpec grey = new ImageSpec(1, 1, 1);
    try (Network shift =
        BlockModel.network(
            () -> lambda(x -> x.get(":, :, :, -1:").concat(x.get(":, :, :, :-1"), 3)), grey)) {
      float[] mean = new Restorer(shift, Tiling.NONE, true).restore(point).toFloats();
      float[] expected = new float[25];
      for (int neighbour : new int[] {7, 11, 13, 17}) {
        expected[neighbour] = 0.25f;
      }
      assertThat(mean).containsExactly(expected);
    }
  }

  /** Mirrored, the left view is the right one: a network that shows the left shows it always. */
  @Test
  void twoViewsAreExchangedWhereTheyAreMirrored() {
    float[] values = new float[2 * 3 * 6];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 6 < 3 ? 0.25f : 0.75f;
    }
    Image views = Image.of(2, 3, 6, values);
    List<String> passes = new ArrayList<>();
    try (Network left =
        BlockModel.network(() -> lambda(x -> x.get(":, :3")), new ImageSpec(6, 3, 1))) {
      Restorer restorer = new Restorer(left, Tiling.NONE, true);
      Image mean = restorer.restore(views, (done, total) -> passes.add(done + "/" + total));
      assertThat(mean.toFloats()).containsOnly(0.5f); // in two turns of four it is the other view
      assertThat(passes).containsExactly("1/4", "2/4", "3/4", "4/4");
    }
  }

  @Test
  void anImageOfOtherChannelsIsTheUsersMistake() {
    try (Network identity = BlockModel.network(Blocks::identityBlock, MULTIPLE_OF_4);
        Network dualPixel = BlockModel.network(Blocks::identityBlock, new ImageSpec(6, 3, 4))) {
      Restorer rgb = new Restorer(identity, Tiling.NONE);
      assertThatThrownBy(() -> rgb.restore(image(4, 4, 1)))
          .isInstanceOf(InputException.class)
          .hasMessage("the network takes images of 3 channels, this one has 1");
      assertThatThrownBy(() -> new Restorer(dualPixel, Tiling.NONE).restore(image(4, 4, 3)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("6 channels, this one has 3")
          .hasMessageContaining("left and the right view");
    }
  }

  @Test
  void theChannelsOfTheOutputMayDiffer() {
    String options = "in_channels: 6, width: 8, groups: [1], blocks_per_group: 1";
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 1)) {
      Image restored = new Restorer(network, new Tiling(8, 4)).restore(image(9, 13, 6));
      assertThat(restored.channels()).isEqualTo(3);
      assertThat(restored.length()).isEqualTo(9 * 13 * 3);
    }
  }

  @Test
  void twentyImagesLeaveNoArraysBehind() {
    String options = "width: 8, groups: [1], blocks_per_group: 1";
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 1)) {
      Restorer restorer = new Restorer(network, new Tiling(8, 4));
      int before = network.manager().getManagedArrays().size();
      for (int i = 1; i <= 20; i++) {
        restorer.restore(image(i, 9, 3));
      }
      assertThat(network.manager().getManagedArrays().size()).isEqualTo(before);
    }
  }

  private static Image image(int height, int width, int channels) {
    return Image.of(
        height,
        width,
        channels,
        Samples.pixels(height * 100L + width, (long) height * width * channels));
  }
}

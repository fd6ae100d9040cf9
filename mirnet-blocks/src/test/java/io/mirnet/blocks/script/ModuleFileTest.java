package io.mirnet.blocks.script;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import io.mirnet.api.image.Image;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.BlockModel;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.engine.Script;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Pass;
import io.mirnet.blocks.model.NetworkExport;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.blocks.restore.Tiling;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks as TorchScript with weights, in libtorch, against what they compute by themselves. */
class ModuleFileTest {
  private static final String SMALL = "width: 16, groups: [1, 2], blocks_per_group: 1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "columns: 2",
        "share_columns: false, fusion: concat",
        "fusion: sum, context: residual",
        "streams: 1",
        "streams: 4, channel_factor: 1",
        "skips: {context: false, block: false, group: false, image: false}",
        "in_channels: 6",
      })
  void aNetworkComputesTheSameForImagesOfSeveralSizes(String options) {
    try (Network network = Network.create(Models.mirnet(SMALL + ", " + options), Device.cpu(), 1)) {
      assertSame(network);
    }
  }

  /** Sides of 1 and 2 can't be reflected as far as 3 pixels. */
  @ParameterizedTest
  @CsvSource({"16,20", "17,23", "1,1", "2,19"})
  void paddingWithinTheFileIsThatOfRestoredPictures(int height, int width) {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 1);
        NDManager manager = network.manager().newSubManager();
        Script script = Script.load(manager, bytes(network, true, Map.of()))) {
      float[] planes = Samples.pixels(5, 3L * height * width);
      NDArray images = manager.create(planes, new Shape(1, 3, height, width));
      Image image = Image.of(height, width, 3, images.transpose(0, 2, 3, 1).toFloatArray());
      Image restored = new Restorer(network, Tiling.NONE).restore(image);
      NDArray output = script.call(manager, "forward", images).singletonOrThrow();
      assertThat(output.getShape()).isEqualTo(images.getShape());
      float[] values = output.clip(0, 1).transpose(0, 2, 3, 1).toFloatArray();
      for (int i = 0; i < values.length; i++) {
        assertThat(restored.value(i) - values[i]).isBetween(-1e-5f, 1e-5f);
      }
    }
  }

  @Test
  void runningMeansAndConstantsAreBuffers() {
    try (Network network = BlockModel.network(Normalized::new, new ImageSpec(4, 4, 1))) {
      assertSame(network);
      String code = entries(bytes(network, false, Map.of())).get("mirnet/code/__torch__.py");
      assertThat(code)
          .contains(
              "  __parameters__ = [\"gamma\", \"beta\", ]\n"
                  + "  __buffers__ = [\"runningMean\", \"runningVar\", ]\n",
              "  __parameters__ = []\n  __buffers__ = [\"constant_0\", ]\n");
    }
  }

  @Test
  void metadataAreExtraFiles() {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 1)) {
      assertThat(entries(bytes(network, false, Map.of("licence", "mine"))))
          .containsEntry("mirnet/extra/licence", "mine")
          .containsEntry("mirnet/extra/mirnet.multiple", "4")
          .containsKey("mirnet/extra/mirnet.config");
    }
  }

  @Test
  void equalNetworksAreEqualFiles() {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 1);
        Network same = Network.create(Models.mirnet(SMALL), Device.cpu(), 1)) {
      assertThat(bytes(network, true, Map.of())).isEqualTo(bytes(same, true, Map.of()));
    }
  }

  private static void assertSame(Network network) {
    try (NDManager manager = network.manager().newSubManager();
        Script script = Script.load(manager, bytes(network, false, Map.of()))) {
      for (long[] size : new long[][] {{1, 16, 24}, {3, 32, 16}, {2, 40, 56}}) {
        Shape shape = new Shape(size[0], network.images().inChannels(), size[1], size[2]);
        NDArray images = manager.create(Samples.pixels(3, shape.size()), shape);
        NDArray output = script.call(manager, "forward", images).singletonOrThrow();
        NDArray expected = network.evaluate(images);
        assertThat(output.getShape()).isEqualTo(expected.getShape());
        assertThat(Samples.distance(output.toFloatArray(), expected.toFloatArray()))
            .as(shape.toString())
            .isLessThan(1e-5);
      }
    }
  }

  private static byte[] bytes(Network network, boolean pad, Map<String, String> metadata) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ModuleFile.write(NetworkExport.of(network, pad, metadata), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> entries(byte[] file) {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static final class Normalized extends ImageBlock {
    private final Block norm = child("0", BatchNorm.builder().build());

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      NDArray scale = x.getManager().create(new float[] {1, 2, 3, 4}, new Shape(4, 1, 1));
      return pass.run(norm, x).mul(scale);
    }
  }
}

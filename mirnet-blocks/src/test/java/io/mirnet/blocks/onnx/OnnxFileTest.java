package io.mirnet.blocks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.model.NetworkExport;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.blocks.restore.Tiling;
import io.mirnet.blocks.weights.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks as ONNX, in ONNX Runtime, against what they compute by themselves. */
class OnnxFileTest {
  private static final String SMALL = "width: 16, groups: [1, 2], blocks_per_group: 1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "columns: 2",
        "columns: 1",
        "share_columns: false",
        "fusion: concat",
        "fusion: sum",
        "context: residual",
        "fusion: sum, context: residual",
        "streams: 1",
        "streams: 2",
        "streams: 4, channel_factor: 1",
        "skips: {context: false}",
        "skips: {block: false}",
        "skips: {group: false}",
        "skips: {image: false}",
        "in_channels: 6",
      })
  void aNetworkComputesTheSameForImagesOfSeveralSizes(String options) {
    try (Network network = Network.create(Models.mirnet(SMALL + ", " + options), Device.cpu(), 1);
        OnnxRun onnx = OnnxRun.of(network, false)) {
      long channels = network.images().inChannels();
      for (long[] size : new long[][] {{1, 16, 24}, {3, 32, 16}, {2, 40, 56}}) {
        Shape images = new Shape(size[0], channels, size[1], size[2]);
        assertThat(onnx.distance(network, images)).as(images.toString()).isLessThan(1e-5);
      }
    }
  }

  /** Sides of 1 and 2 can't be reflected as far as 3 pixels. */
  @ParameterizedTest
  @CsvSource({"16,20", "17,23", "22,5", "1,1", "2,19"})
  void paddingWithinTheFileIsThatOfRestoredPictures(int height, int width) {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 1);
        OnnxRun onnx = OnnxRun.of(network, true)) {
      float[] planes = Samples.pixels(5, 3L * height * width);
      float[] interleaved = new float[planes.length];
      int pixels = height * width;
      for (int i = 0; i < planes.length; i++) {
        interleaved[i % pixels * 3 + i / pixels] = planes[i];
      }
      Image restored =
          new Restorer(network, Tiling.NONE).restore(Image.of(height, width, 3, interleaved));
      Tensor output = onnx.run(new Tensor(new Shape(1, 3, height, width), planes));
      assertThat(output.shape()).isEqualTo(new Shape(1, 3, height, width));
      for (int i = 0; i < planes.length; i++) {
        float clamped = Math.min(1, Math.max(0, output.values()[i]));
        assertThat(restored.value(i % pixels * 3 + i / pixels) - clamped).isBetween(-1e-5f, 1e-5f);
      }
    }
  }

  @Test
  void theFileSaysWhatItTakesAndWhatItIs() throws InvalidProtocolBufferException {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 1)) {
      ModelProto model =
          ModelProto.parseFrom(
              OnnxRun.bytes(NetworkExport.of(network, false, Map.of("licence", "mine"))));

      assertThat(model.getIrVersion()).isEqualTo(8);
      assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
      assertThat(model.getGraph().getInputList())
          .extracting(OnnxFileTest::described)
          .containsExactly("input [batch, 3, height, width]");
      assertThat(model.getGraph().getOutputList())
          .extracting(OnnxFileTest::described)
          .containsExactly("output [batch, 3, height, width]");
      Map<String, String> metadata =
          model.getMetadataPropsList().stream()
              .collect(
                  Collectors.toMap(
                      StringStringEntryProto::getKey, StringStringEntryProto::getValue));
      assertThat(metadata)
          .containsOnlyKeys("mirnet.config", "mirnet.multiple", "licence")
          .containsEntry("mirnet.multiple", "4")
          .containsEntry("licence", "mine");
      assertThat(metadata.get("mirnet.config")).contains("\"type\":\"mirnet-v2\"");
      List<String> weights =
          model.getGraph().getInitializerList().stream()
              .map(TensorProto::getName)
              .filter(name -> !name.startsWith("/"))
              .toList();
      assertThat(weights).containsExactlyInAnyOrderElementsOf(network.parameters().all().keySet());
    }
  }

  @Test
  void aFileThatPadsTakesAnySide() throws InvalidProtocolBufferException {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 1)) {
      ModelProto model =
          ModelProto.parseFrom(OnnxRun.bytes(NetworkExport.of(network, true, Map.of())));
      assertThat(model.getMetadataPropsList())
          .contains(
              StringStringEntryProto.newBuilder().setKey("mirnet.multiple").setValue("1").build());
    }
  }

  @Test
  void equalNetworksAreEqualFiles() {
    try (Network network = Network.create(Models.mirnet(SMALL), Device.cpu(), 1);
        Network same = Network.create(Models.mirnet(SMALL), Device.cpu(), 1)) {
      assertThat(OnnxRun.bytes(NetworkExport.of(network, true, Map.of())))
          .isEqualTo(OnnxRun.bytes(NetworkExport.of(same, true, Map.of())));
    }
  }

  @Test
  void weightsBeyondTheFormatsLimitAreRefused() {
    assertThatThrownBy(() -> OnnxFile.requireFits(3L << 30))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("weights of 3072 MB don't fit into one ONNX file, which holds 1983");
  }

  private static String described(ValueInfoProto value) {
    List<String> axes =
        value.getType().getTensorType().getShape().getDimList().stream()
            .map(OnnxFileTest::described)
            .toList();
    return value.getName() + " " + axes;
  }

  private static String described(Dimension axis) {
    return axis.hasDimParam() ? axis.getDimParam() : Long.toString(axis.getDimValue());
  }
}

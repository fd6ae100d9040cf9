package io.mirnet.blocks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.weights.PthFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MirNetV2Test {
  private static final String TINY = "width: 8, groups: [1, 2], blocks_per_group: 1, ";
  private static final List<String> SKIPS = List.of("context", "block", "group", "image");

  @Test
  void theParametersHaveThePublicNames(@TempDir Path folder) {
    Set<String> names = names("width: 16");
    assertThat(names)
        .isEqualTo(PthFile.read(Fixtures.weights(Fixtures.RGB, folder)).tensors().keySet())
        .isEqualTo(publicNames());
  }

  /** As the public code names them, written out for the released form. */
  private static Set<String> publicNames() {
    Set<String> names = new HashSet<>(Set.of("conv_in.weight", "conv_out.weight"));
    for (int r = 0; r < 4; r++) {
      names.add("body." + r + ".body.2.weight");
      for (int m = 0; m < 2; m++) {
        String mrb = "body." + r + ".body." + m + ".";
        namesInBlock().forEach(name -> names.add(mrb + name + ".weight"));
      }
    }
    return names;
  }

  private static List<String> namesInBlock() {
    List<String> names = new ArrayList<>();
    for (String stream : List.of("top", "mid", "bot")) {
      for (String part :
          List.of(
              "body.0",
              "body.2",
              "gcnet.conv_mask",
              "gcnet.channel_add_conv.0",
              "gcnet.channel_add_conv.2")) {
        names.add("dau_" + stream + "." + part);
      }
    }
    names.addAll(List.of("down2.body.0.bot.1", "down4.0.body.0.bot.1", "down4.1.body.0.bot.1"));
    for (String up : List.of("up21_1", "up21_2", "up32_1", "up32_2")) {
      names.add(up + ".body.0.bot.0");
    }
    for (String fusion : List.of("skff_top", "skff_mid")) {
      names.addAll(List.of(fusion + ".conv_du.0", fusion + ".fcs.0", fusion + ".fcs.1"));
    }
    names.add("conv_out");
    return names;
  }

  @Test
  void columnsThatShareNothingHaveBlocksOfTheirOwn() {
    Set<String> shared = names(TINY + "share_columns: true");
    Set<String> own = names(TINY + "share_columns: false");
    assertThat(own)
        .containsAll(shared)
        .contains("body.0.body.0.dau_top_2.body.0.weight", "body.0.body.0.skff_mid_2.fcs.1.weight");
    // 3 context blocks of 5 weights and 2 fusions of 3, in each of 2 blocks.
    assertThat(own).hasSize(shared.size() + 2 * (3 * 5 + 2 * 3));
  }

  static Stream<Arguments> variants() {
    return IntStream.rangeClosed(1, 4)
        .boxed()
        .flatMap(
            streams ->
                IntStream.rangeClosed(1, 4)
                    .boxed()
                    .flatMap(
                        columns ->
                            Stream.of(true, false)
                                .map(share -> Arguments.of(streams, columns, share))));
  }

  @ParameterizedTest(name = "{0} streams, {1} columns, shared {2}")
  @MethodSource("variants")
  void anyNumberOfStreamsAndColumnsRuns(int streams, int columns, boolean share) {
    String options =
        "width: 8, groups: [1], blocks_per_group: 1, streams: %d, columns: %d, share_columns: %s"
            .formatted(streams, columns, share);
    assertThat(Samples.areFinite(output(options, new Shape(2, 3, 8, 16)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"context", "block", "group", "image"})
  void eachSkipMakesADifference(String skip) {
    float[] all = output(TINY, new Shape(1, 3, 8, 8));
    float[] without = output(TINY + "skips: {" + skip + ": false}", new Shape(1, 3, 8, 8));
    assertThat(Samples.areFinite(without)).isTrue();
    assertThat(Samples.distance(all, without)).isGreaterThan(1e-3);
  }

  @Test
  void withoutAnySkipTheNetworkRuns() {
    String none = "skips: {" + String.join(": false, ", SKIPS) + ": false}";
    assertThat(Samples.areFinite(output(TINY + none, new Shape(1, 3, 8, 8)))).isTrue();
  }

  @Test
  void theImageSkipAddsTheImage() {
    Shape shape = new Shape(1, 3, 8, 8);
    float[] with = output(TINY, shape);
    float[] without = output(TINY + "skips: {image: false}", shape);
    float[] image;
    try (NDManager manager = NDManager.newBaseManager()) {
      image = Samples.images(manager, 1, shape).toFloatArray();
    }
    for (int i = 0; i < image.length; i++) {
      without[i] += image[i];
    }
    assertThat(Samples.distance(with, without)).isLessThan(1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "concat", "skff", "{type: skff, reduction: 2}"})
  void fusionsAreExchangeable(String fusion) {
    assertThat(Samples.areFinite(output(TINY + "fusion: " + fusion, new Shape(1, 3, 8, 8))))
        .isTrue();
  }

  @Test
  void channelsInAndOutMayDiffer() {
    String dualPixel = TINY + "in_channels: 6";
    float[] with = output(dualPixel, new Shape(1, 6, 8, 8));
    float[] without = output(dualPixel + ", skips: {image: false}", new Shape(1, 6, 8, 8));
    assertThat(with).hasSize(3 * 8 * 8);
    assertThat(Samples.distance(with, without)).isGreaterThan(1e-3);
  }

  @Test
  void anImageOfOtherChannelsIsRefused() {
    assertThatThrownBy(() -> output(TINY, new Shape(1, 4, 8, 8)))
        .hasMessageContaining("takes (N, 3, H, W), not (1, 4, 8, 8)");
  }

  private static Set<String> names(String options) {
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 1)) {
      return network.parameters().all().keySet();
    }
  }

  private static float[] output(String options, Shape shape) {
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 1);
        NDManager manager = network.manager().newSubManager()) {
      var output = network.evaluate(Samples.images(manager, 1, shape));
      assertThat(output.getShape())
          .isEqualTo(new Shape(shape.get(0), 3, shape.get(2), shape.get(3)));
      return output.toFloatArray();
    }
  }
}

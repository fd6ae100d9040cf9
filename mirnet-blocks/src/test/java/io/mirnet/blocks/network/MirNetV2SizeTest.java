package io.mirnet.blocks.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Tracer;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes and costs counted from the architecture, and for the default also published. */
class MirNetV2SizeTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "in_channels: 3         |  5858560 | 139.506",
        "in_channels: 6         |  5860720 | 139.647",
        "'groups: [1, 1, 1, 1]' |  9688960 | 252.988",
        "'groups: [2, 2, 2, 2]' |  5858560 | 139.506",
        "'groups: [4, 4, 4, 4]' |  3943360 | 82.765",
        "share_columns: false   | 10605600 | 139.506",
        "width: 16              |   236864 | 5.65",
        "width: 32              |   939136 | 22.42",
        "width: 48              |  2110848 | 50.32",
        "width: 64              |  3750656 | 89.35",
        "width: 96              |  8434560 | 200.79",
      })
  void sizeAndCostAreExact(String options, long parameters, String gigaMultiplyAdds) {
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 0)) {
      assertThat(count(network, "")).isEqualTo(parameters);
      int decimals = gigaMultiplyAdds.length() - gigaMultiplyAdds.indexOf('.') - 1;
      double cost = trace(network).multiplyAdds() / 1e9;
      assertThat(String.format(Locale.ROOT, "%." + decimals + "f", cost))
          .isEqualTo(gigaMultiplyAdds);
      if (options.startsWith("share_columns")) {
        // With the fusions of the further column left out, what is counted for context blocks
        // alone.
        assertThat(count(network, "") - count(network, "skff_top_2") - count(network, "skff_mid_2"))
            .isEqualTo(10_543_200);
      }
      if (options.equals("in_channels: 3")) {
        assertThat(trace(network).activations() / 100_000).isEqualTo(3902); // 390.2 million
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"skff, 2400", "concat, 12800", "sum, 0"})
  void aFusionOfTwoStreamsOfEightyChannelsCostsWhatThePaperCompares(String fusion, long expected) {
    // In a block of one column and two streams there is one fusion of 2 x 80 channels.
    String options = "streams: 2, columns: 1, groups: [1], blocks_per_group: 1, fusion: " + fusion;
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 0)) {
      assertThat(count(network, "skff")).isEqualTo(expected);
    }
  }

  private static Graph trace(Network network) {
    return Tracer.trace(network.block(), new Shape(1, network.images().inChannels(), 256, 256));
  }

  private static long count(Network network, String partOfName) {
    return network.parameters().all().entrySet().stream()
        .filter(parameter -> parameter.getKey().contains(partOfName))
        .mapToLong(parameter -> parameter.getValue().size())
        .sum();
  }
}

package io.mirnet.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.nn.SequentialBlock;
import io.mirnet.blocks.layer.Downsample;
import io.mirnet.blocks.layer.Layers;
import org.junit.jupiter.api.Test;

class ParameterNamesTest {
  @Test
  void namesAreThoseOfTheChildrenJoinedByDots() {
    assertThat(ParameterNames.of(new Downsample(4)).keySet())
        .containsExactly("body.0.bot.1.weight");
  }

  @Test
  void childrenWithoutNamesOfTheirOwnAreToldApart() {
    SequentialBlock block = new SequentialBlock();
    for (int i = 0; i < 101; i++) {
      block.add(Layers.conv1x1(1));
    }
    block.add(new Downsample(4));
    assertThat(ParameterNames.of(block).keySet())
        .hasSize(102)
        .contains("01Conv2d.weight", "101Conv2d.weight", "Downsample.body.0.bot.1.weight");
  }

  @Test
  void aSharedParameterAppearsOnceUnderItsFirstName() {
    var conv = Layers.conv1x1(1);
    var inner = new SequentialBlock().add(conv);
    assertThat(ParameterNames.of(new SequentialBlock().add(conv).add(inner))).hasSize(1);
  }
}

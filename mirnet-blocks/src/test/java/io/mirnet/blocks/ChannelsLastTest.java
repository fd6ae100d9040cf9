package io.mirnet.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsLastTest {
  private static final Shape SHAPE = new Shape(2, 3, 4, 5);

  private final NDManager manager = NDManager.newBaseManager();
  private final ChannelsLast channelsLast = new ChannelsLast();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void valuesComeBackAsTheyWent() {
    float[] values = Samples.pixels(1, SHAPE.size());
    NDArray array = channelsLast.toArray(manager, values, SHAPE);
    assertThat(array.getShape()).isEqualTo(SHAPE);
    assertThat(ChannelsLast.values(array)).isEqualTo(values);
  }

  @Test
  void theLastIndexOfTheValuesIsTheChannel() {
    // Two pixels beside each other, red 1 green 2 blue 3, and red 4 green 5 blue 6.
    NDArray array =
        channelsLast.toArray(manager, new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 3, 1, 2));
    assertThat(array.toFloatArray()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void theMemoryIsChannelsLast() {
    NDArray array = channelsLast.toArray(manager, Samples.pixels(1, SHAPE.size()), SHAPE);
    NDArray contiguous = manager.create(Samples.pixels(1, SHAPE.size()), SHAPE);
    assertThat(MemoryOrder.isChannelsLast(array)).isTrue();
    assertThat(MemoryOrder.isChannelsLast(contiguous)).isFalse();
  }

  @Test
  void anArrayDoesNotChangeWhenTheNextIsMade() {
    float[] first = Samples.pixels(1, SHAPE.size());
    float[] second = Samples.pixels(2, SHAPE.size());
    float[] small = {7, 8};
    float[] large = Samples.pixels(3, 4 * SHAPE.size());
    NDArray a = channelsLast.toArray(manager, first, SHAPE);
    NDArray b = channelsLast.toArray(manager, second, SHAPE);
    NDArray c = channelsLast.toArray(manager, small, new Shape(1, 1, 1, 2));
    NDArray d = channelsLast.toArray(manager, large, new Shape(8, 3, 4, 5));
    assertThat(ChannelsLast.values(a)).isEqualTo(first);
    assertThat(ChannelsLast.values(b)).isEqualTo(second);
    assertThat(ChannelsLast.values(c)).isEqualTo(small);
    assertThat(ChannelsLast.values(d)).isEqualTo(large);
  }

  @Test
  void onlyTheResultStaysWithTheManager() {
    channelsLast.toArray(manager, Samples.pixels(1, SHAPE.size()), SHAPE);
    assertThat(manager.getManagedArrays()).hasSize(1);
  }

  @Test
  void readingLeavesNoArraysBehindWhateverTheMemoryOrder() {
    NDArray contiguous = manager.create(Samples.pixels(1, SHAPE.size()), SHAPE);
    ChannelsLast.values(contiguous);
    ChannelsLast.values(channelsLast.toArray(manager, Samples.pixels(1, SHAPE.size()), SHAPE));
    assertThat(manager.getManagedArrays()).hasSize(2);
  }

  @Test
  void valuesThatDoNotFillTheShapeAreRefused() {
    assertThatThrownBy(() -> channelsLast.toArray(manager, new float[5], new Shape(1, 3, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

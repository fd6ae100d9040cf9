package io.mirnet.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossInputsTest {
  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray restored = manager.create(1f);
  private final NDArray second = manager.create(2f);
  private final NDArray target = manager.create(3f);
  private final NDArray input = manager.create(4f);
  private final LossInputs inputs = new LossInputs(new NDList(restored, second), target, input, 41);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void theFirstOutputIsTheRestoredOne() {
    assertThat(inputs.restored()).isSameAs(restored);
    assertThat(inputs.outputs().get(1)).isSameAs(second);
    assertThat(inputs.target()).isSameAs(target);
    assertThat(inputs.input()).isSameAs(input);
    assertThat(inputs.iteration()).isEqualTo(41);
  }

  @Test
  void aTermThatIsToldTwiceGetsANumber() {
    assertThat(inputs.term("edge", restored)).isSameAs(restored);
    inputs.term("edge", second);
    inputs.term("l1", target);
    inputs.term("edge", input);
    assertThat(inputs.terms().keySet()).containsExactly("edge", "edge-2", "l1", "edge-3");
    assertThat(inputs.terms().get("edge-2")).isSameAs(second);
  }

  @Test
  void otherRestoredImagesHaveTermsOfTheirOwn() {
    LossInputs other = inputs.withRestored(target);
    other.term("edge", target);
    assertThat(other.restored()).isSameAs(target);
    assertThat(other.outputs().get(1)).isSameAs(second);
    assertThat(other.iteration()).isEqualTo(41);
    assertThat(inputs.restored()).isSameAs(restored);
    assertThat(inputs.terms()).isEmpty();
  }

  @Test
  void aLossOfTwoImagesNeedsNothingElse() {
    try (ImageLoss loss = ImageLoss.of(NDArray::sub)) {
      assertThat(loss.evaluate(inputs).getFloat()).isEqualTo(-2);
    }
  }
}

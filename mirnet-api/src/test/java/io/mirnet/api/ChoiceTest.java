package io.mirnet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  @Test
  void twoProvidersOfOneClassAreTheSameChoice() {
    Choice<LossProvider<?>> choice = new Choice<>(new Mine(), new Options(2));

    assertThat(choice)
        .isEqualTo(new Choice<LossProvider<?>>(new Mine(), new Options(2)))
        .hasSameHashCodeAs(new Choice<LossProvider<?>>(new Mine(), new Options(2)));
  }

  @Test
  void otherOptionsOrAnotherClassMakeAnotherChoice() {
    Choice<LossProvider<?>> choice = new Choice<>(new Mine(), new Options(2));

    assertThat(choice)
        .isNotEqualTo(new Choice<LossProvider<?>>(new Mine(), new Options(3)))
        .isNotEqualTo(new Choice<LossProvider<?>>(new Yours(), new Options(2)))
        .isNotEqualTo(null)
        .isNotEqualTo("mine");
  }

  @Test
  void optionsOfAnotherProviderAreRefused() {
    record Foreign() {}
    assertThatThrownBy(() -> new Choice<LossProvider<?>>(new Mine(), new Foreign()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("options of 'mine' must be a Options, not a Foreign");
  }

  record Options(int power) {}

  /** A loss that makes nothing. */
  private static class Mine implements LossProvider<Options> {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Class<Options> configType() {
      return Options.class;
    }

    @Override
    public ImageLoss create(Options config, LossSpec spec) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Yours extends Mine {}
}

package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.config.Providers;
import io.mirnet.tck.LossContract;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LossContractTest {

  @Test
  void aSoundLossPasses() {
    assertThat(Verdict.failures(Squares.class)).isEmpty();
  }

  @Test
  void aGradientThatIsTooSmallIsFound() {
    assertThat(Verdict.failures(HalfAGradient.class))
        .containsExactly("theGradientIsThatOfFiniteDifferences");
  }

  @Test
  void aSumIsNoMean() {
    assertThat(Verdict.failures(Sum.class)).containsExactly("aLossIsAMeanSoThatBatchesCompare");
  }

  @Test
  void aLossThatDrawsElsewhereIsFound() {
    assertThat(Verdict.failures(Biased.class)).contains("equalImagesHaveNoGradient");
  }

  @Test
  void aSimilarityIsNoLoss() {
    assertThat(Verdict.failures(Negative.class)).contains("equalImagesLoseLeast");
  }

  @Test
  void aLossOfDoublesPasses() {
    assertThat(Verdict.failures(Doubles.class)).isEmpty();
  }

  @Test
  void aConstantThatComesFirstIsFound() {
    assertThat(Verdict.failures(ConstantFirst.class))
        .containsExactlyInAnyOrder(
            "aClosedLossKeepsNoArrays",
            "fiftyEvaluationsLeaveNoArraysBehind",
            "theLossBelongsToTheStep");
  }

  @Test
  void aLossThatKeepsItsArraysIsFound() {
    assertThat(Verdict.failures(Hoarder.class)).containsExactly("aClosedLossKeepsNoArrays");
  }

  private record Fake(Function<LossSpec, ImageLoss> loss) implements LossProvider<Fake.NoOptions> {
    record NoOptions() {}

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public ImageLoss create(NoOptions config, LossSpec spec) {
      return loss.apply(spec);
    }
  }

  private abstract static class Contract extends LossContract {
    private final Function<LossSpec, ImageLoss> loss;

    Contract(Function<LossSpec, ImageLoss> loss) {
      super("fake");
      this.loss = loss;
    }

    Contract(BinaryOperator<NDArray> loss) {
      this(spec -> ImageLoss.of(loss));
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new Fake(loss)));
    }
  }

  static class Doubles extends Contract {
    Doubles() {
      super((restored, target) -> restored.sub(target).square().mean().mul(0.5));
    }
  }

  static class ConstantFirst extends Contract {
    ConstantFirst() {
      super(
          spec ->
              ImageLoss.of(
                  (restored, target) -> {
                    try (NDArray two = spec.manager().create(2f)) {
                      return two.mul(restored.sub(target).square().mean());
                    }
                  }));
    }
  }

  static class Hoarder extends Contract {
    Hoarder() {
      super(
          spec -> {
            NDArray two = spec.manager().create(2f);
            return ImageLoss.of(
                (restored, target) -> restored.sub(target).square().mean().mul(two));
          });
    }
  }

  static class Squares extends Contract {
    Squares() {
      super((restored, target) -> restored.sub(target).square().mean());
    }
  }

  static class HalfAGradient extends Contract {
    HalfAGradient() {
      super(
          (restored, target) -> {
            NDArray difference = restored.sub(target);
            return difference.mul(difference.stopGradient()).mean();
          });
    }
  }

  static class Sum extends Contract {
    Sum() {
      super((restored, target) -> restored.sub(target).square().sum());
    }
  }

  static class Biased extends Contract {
    Biased() {
      super((restored, target) -> restored.sub(target).sub(0.2f).square().mean());
    }
  }

  static class Negative extends Contract {
    Negative() {
      super((restored, target) -> restored.sub(target).square().mean().neg());
    }
  }
}

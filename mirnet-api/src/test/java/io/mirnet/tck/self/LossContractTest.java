package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.config.Providers;
import io.mirnet.tck.LossContract;
import java.util.List;
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

  private record Fake(ImageLoss loss) implements LossProvider<Fake.NoOptions> {
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
    public ImageLoss create(NoOptions config) {
      return loss;
    }
  }

  private abstract static class Contract extends LossContract {
    private final ImageLoss loss;

    Contract(ImageLoss loss) {
      super("fake");
      this.loss = loss;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new Fake(loss)));
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

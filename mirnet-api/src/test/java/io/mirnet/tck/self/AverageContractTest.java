package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.WeightAverage;
import io.mirnet.config.Providers;
import io.mirnet.tck.AverageContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AverageContractTest {

  @Test
  void aSoundAveragePasses() {
    assertThat(Verdict.failures(Sound.class)).isEmpty();
  }

  @Test
  void anAverageThatIsTheWeightsThemselvesIsFound() {
    assertThat(Verdict.failures(Alias.class)).contains("itStartsAsACopyOfTheWeights");
  }

  @Test
  void aCountThatIsNotSavedIsMissed() {
    assertThat(Verdict.failures(Counting.class))
        .containsExactly("aRestoredAverageGoesOnWithTheSameBits");
  }

  @Test
  void anAverageThatOvershootsIsFound() {
    assertThat(Verdict.failures(Overshooting.class))
        .containsExactly("itMovesTowardsTheWeightsAndNotBeyond");
  }

  @Test
  void arraysLeftBehindAreCounted() {
    assertThat(Verdict.failures(Leaking.class)).containsExactly("fiftyUpdatesLeaveNoArraysBehind");
  }

  /** a = a + 0.25 (w - a). */
  private static class Quarter implements WeightAverage {
    final Map<String, NDArray> averages = new HashMap<>();

    Quarter(AverageSpec spec) {
      spec.weights()
          .forEach(
              (name, weight) ->
                  averages.put(
                      name, spec.manager().create(weight.toFloatArray(), weight.getShape())));
    }

    @Override
    public void update(Map<String, NDArray> weights, long iteration) {
      weights.forEach((name, weight) -> move(averages.get(name), weight, share()));
    }

    float share() {
      return 0.25f;
    }

    void move(NDArray average, NDArray weight, float share) {
      try (NDArray plain = weight.stopGradient();
          NDArray way = plain.sub(average);
          NDArray part = way.mul(share)) {
        average.addi(part);
      }
    }

    @Override
    public Map<String, NDArray> weights() {
      return averages;
    }
  }

  private record Fake(Function<AverageSpec, WeightAverage> maker)
      implements AverageProvider<Fake.NoOptions> {
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
    public WeightAverage create(NoOptions config, AverageSpec spec) {
      return maker.apply(spec);
    }
  }

  private abstract static class Contract extends AverageContract {
    private final Function<AverageSpec, WeightAverage> maker;

    Contract(Function<AverageSpec, WeightAverage> maker) {
      super("fake");
      this.maker = maker;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new Fake(maker)));
    }
  }

  static class Sound extends Contract {
    Sound() {
      super(Quarter::new);
    }
  }

  static class Alias extends Contract {
    Alias() {
      super(
          spec ->
              new Quarter(spec) {
                @Override
                public Map<String, NDArray> weights() {
                  return spec.weights();
                }
              });
    }
  }

  static class Counting extends Contract {
    Counting() {
      super(
          spec ->
              new Quarter(spec) {
                private int seen;

                @Override
                public void update(Map<String, NDArray> weights, long iteration) {
                  seen++;
                  super.update(weights, iteration);
                }

                @Override
                float share() {
                  return 1f / (1 + seen);
                }
              });
    }
  }

  static class Overshooting extends Contract {
    Overshooting() {
      super(
          spec ->
              new Quarter(spec) {
                @Override
                float share() {
                  return 2.1f;
                }
              });
    }
  }

  static class Leaking extends Contract {
    Leaking() {
      super(
          spec ->
              new Quarter(spec) {
                @Override
                void move(NDArray average, NDArray weight, float share) {
                  super.move(average, weight.stopGradient(), share);
                }
              });
    }
  }
}

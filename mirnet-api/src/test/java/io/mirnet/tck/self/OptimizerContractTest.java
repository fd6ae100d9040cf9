package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import io.mirnet.config.Providers;
import io.mirnet.tck.OptimizerContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OptimizerContractTest {

  @Test
  void aSoundOptimizerPasses() {
    assertThat(Verdict.failures(Sound.class)).isEmpty();
  }

  @Test
  void aStateThatIsNotSavedIsMissed() {
    assertThat(Verdict.failures(Hiding.class))
        .containsExactly("aRestoredStateGoesOnWithTheSameBits");
  }

  @Test
  void anAscentIsFound() {
    assertThat(Verdict.failures(Ascending.class)).containsExactly("itDescendsOnAQuadratic");
  }

  @Test
  void arraysLeftBehindAreCounted() {
    assertThat(Verdict.failures(Leaking.class)).containsExactly("fiftyUpdatesLeaveNoArraysBehind");
  }

  @Test
  void factorsThatAreIgnoredAreFound() {
    assertThat(Verdict.failures(Alike.class))
        .containsExactly(
            "aRateFactorCountsForItsParameterOnly", "aRateFactorOfZeroKeepsAParameterAsItIs");
  }

  @Test
  void aDecayThatCannotBeSwitchedOffIsFound() {
    assertThat(Verdict.failures(Decaying.class))
        .containsExactly("gradientsOfZeroMoveNothingThatDoesNotDecay");
  }

  @Test
  void anUpdateThatTheEngineForbidsOnOtherThreadsIsFound() {
    assertThat(Verdict.failures(Recorded.class))
        .containsExactly("itUpdatesOnAThreadThatRecordsGradients");
  }

  /** m = 0.5 m + g; w = w - rate m. */
  private static class Momentum implements Optimizer {
    final OptimizerSpec spec;
    final Map<String, NDArray> moments = new HashMap<>();

    Momentum(OptimizerSpec spec) {
      this.spec = spec;
      for (TrainedParameter each : spec.parameters()) {
        moments.put(each.name(), spec.manager().zeros(each.array().getShape()));
      }
    }

    @Override
    public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
      for (TrainedParameter each : spec.parameters()) {
        NDArray gradient = gradients.get(each.name());
        NDArray moment = moments.get(each.name());
        moment.muli(0.5f).addi(gradient);
        move(each.array(), gradient, moment, rate(each, learningRate));
      }
    }

    double rate(TrainedParameter parameter, double learningRate) {
      return learningRate * parameter.rateFactor();
    }

    void move(NDArray parameter, NDArray gradient, NDArray moment, double rate) {
      NDArray step = gradient.mul(0).add(moment).mul((float) rate); // the gradient's manager
      try (NDArray plain = parameter.stopGradient()) {
        plain.subi(step);
      }
    }

    @Override
    public Map<String, NDArray> state() {
      return moments;
    }
  }

  private record Fake(Function<OptimizerSpec, Optimizer> maker)
      implements OptimizerProvider<Fake.NoOptions> {
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
    public Optimizer create(NoOptions config, OptimizerSpec spec) {
      return maker.apply(spec);
    }
  }

  private abstract static class Contract extends OptimizerContract {
    private final Function<OptimizerSpec, Optimizer> maker;

    Contract(Function<OptimizerSpec, Optimizer> maker) {
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
      super(Momentum::new);
    }
  }

  static class Hiding extends Contract {
    Hiding() {
      super(
          spec ->
              new Momentum(spec) {
                @Override
                public Map<String, NDArray> state() {
                  return Map.of();
                }
              });
    }
  }

  static class Ascending extends Contract {
    Ascending() {
      super(
          spec ->
              new Momentum(spec) {
                @Override
                void move(NDArray parameter, NDArray gradient, NDArray moment, double rate) {
                  super.move(parameter, gradient, moment, -rate);
                }
              });
    }
  }

  static class Alike extends Contract {
    Alike() {
      super(
          spec ->
              new Momentum(spec) {
                @Override
                double rate(TrainedParameter parameter, double learningRate) {
                  return learningRate;
                }
              });
    }
  }

  static class Decaying extends Contract {
    Decaying() {
      super(
          spec ->
              new Momentum(spec) {
                @Override
                void move(NDArray parameter, NDArray gradient, NDArray moment, double rate) {
                  super.move(parameter, gradient, moment, rate);
                  try (NDArray plain = parameter.stopGradient()) {
                    plain.muli((float) (1 - rate * 0.1));
                  }
                }
              });
    }
  }

  static class Recorded extends Contract {
    Recorded() {
      super(
          spec ->
              new Momentum(spec) {
                @Override
                void move(NDArray parameter, NDArray gradient, NDArray moment, double rate) {
                  parameter.subi(gradient.mul(0).add(moment).mul((float) rate));
                }
              });
    }
  }

  static class Leaking extends Contract {
    Leaking() {
      super(
          spec ->
              new Momentum(spec) {
                @Override
                void move(NDArray parameter, NDArray gradient, NDArray moment, double rate) {
                  super.move(parameter, gradient, moment.mul(1), rate);
                }
              });
    }
  }
}

package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Default;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.api.training.RateSpec;
import io.mirnet.config.Providers;
import io.mirnet.tck.LearningRateContract;
import io.mirnet.tck.PatchScheduleContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScheduleContractsTest {
  private static final List<PatchSchedule.Stage> STAGES =
      List.of(new PatchSchedule.Stage(0, 64, 8), new PatchSchedule.Stage(10, 96, 4));

  @Test
  void soundStagesPass() {
    assertThat(Verdict.failures(Sound.class)).isEmpty();
  }

  @Test
  void aRunWithoutABeginningIsFound() {
    assertThat(Verdict.failures(Late.class))
        .containsExactly("theFirstStageStartsTheRunAndEachLaterOneComesLater");
  }

  @Test
  void aStageThatIsOneTooLongIsFound() {
    assertThat(Verdict.failures(OffByOne.class))
        .containsExactly("aStageEndsRightBeforeTheNextOneStarts");
  }

  @Test
  void aScheduleThatCountsItsCallsCannotResume() {
    assertThat(Verdict.failures(Counting.class)).contains("theOrderOfQuestionsDoesNotMatter");
  }

  @Test
  void aRateThatExplodesAtTheEndIsFound() {
    assertThat(Verdict.failures(Exploding.class)).containsExactly("theRateIsFiniteAndNotNegative");
  }

  @Test
  void anOptionThatIsWrittenOtherwiseThanReadIsFound() {
    assertThat(Verdict.failures(Forgetful.class))
        .containsExactly("theOptionsSurviveJson", "theOptionsSurviveYaml");
  }

  private record FakePatches(PatchSchedule schedule)
      implements PatchScheduleProvider<FakePatches.NoOptions> {
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
    public PatchSchedule create(NoOptions config, long iterations) {
      return schedule;
    }
  }

  private abstract static class PatchContract extends PatchScheduleContract {
    private final PatchSchedule schedule;

    PatchContract(PatchSchedule schedule) {
      super("fake");
      this.schedule = schedule;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new FakePatches(schedule)));
    }
  }

  static class Sound extends PatchContract {
    Sound() {
      super(() -> STAGES);
    }
  }

  static class Late extends PatchContract {
    Late() {
      super(() -> List.of(new PatchSchedule.Stage(5, 64, 8)));
    }
  }

  static class OffByOne extends PatchContract {
    OffByOne() {
      super(
          new PatchSchedule() {
            @Override
            public List<Stage> stages() {
              return STAGES;
            }

            @Override
            public Stage at(long iteration) {
              return STAGES.get(iteration > STAGES.get(1).start() ? 1 : 0);
            }
          });
    }
  }

  static class Counting extends PatchContract {
    Counting() {
      super(
          new PatchSchedule() {
            private final AtomicLong calls = new AtomicLong();

            @Override
            public List<Stage> stages() {
              return STAGES;
            }

            @Override
            public Stage at(long iteration) {
              return STAGES.get(calls.getAndIncrement() < 2 ? 0 : 1);
            }
          });
    }
  }

  record Halving(@Default("0.5") double rate) {
    Halving {
      rate = rate / 2;
    }
  }

  private static final class HalvingProvider implements LearningRateProvider<Halving> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<Halving> configType() {
      return Halving.class;
    }

    @Override
    public LearningRate create(Halving config, RateSpec spec) {
      return iteration -> config.rate();
    }
  }

  static class Forgetful extends LearningRateContract {
    Forgetful() {
      super("fake");
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new HalvingProvider()));
    }
  }

  private static final class ExplodingProvider
      implements LearningRateProvider<FakePatches.NoOptions> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<FakePatches.NoOptions> configType() {
      return FakePatches.NoOptions.class;
    }

    @Override
    public LearningRate create(FakePatches.NoOptions config, RateSpec spec) {
      return iteration -> 1.0 / (spec.iterations() - 1 - iteration);
    }
  }

  static class Exploding extends LearningRateContract {
    Exploding() {
      super("fake");
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new ExplodingProvider()));
    }
  }
}

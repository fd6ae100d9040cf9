package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.GradientClip;
import io.mirnet.config.Providers;
import io.mirnet.tck.ClipContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClipContractTest {

  @Test
  void aSoundClipPasses() {
    assertThat(Verdict.failures(Halving.class)).isEmpty();
  }

  @Test
  void gradientsThatGrowAreFound() {
    assertThat(Verdict.failures(Doubling.class)).contains("noGradientGrowsOrChangesItsSign");
  }

  @Test
  void aDivisionByANormOfZeroIsFound() {
    assertThat(Verdict.failures(Dividing.class)).contains("gradientsOfZeroStayZero");
  }

  @Test
  void aClipThatRemembersIsFound() {
    assertThat(Verdict.failures(Remembering.class)).containsExactly("gradientsBeforeDoNotMatter");
  }

  @Test
  void arraysLeftBehindAreCounted() {
    assertThat(Verdict.failures(Leaking.class)).containsExactly("fiftyClipsLeaveNoArraysBehind");
  }

  private record Fake(Supplier<GradientClip> maker) implements ClipProvider<Fake.NoOptions> {
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
    public GradientClip create(NoOptions config) {
      return maker.get();
    }
  }

  private abstract static class Contract extends ClipContract {
    private final Supplier<GradientClip> maker;

    Contract(Supplier<GradientClip> maker) {
      super("fake");
      this.maker = maker;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new Fake(maker)));
    }
  }

  static class Halving extends Contract {
    Halving() {
      super(() -> (gradients, norm) -> gradients.values().forEach(g -> g.muli(0.5f)));
    }
  }

  static class Doubling extends Contract {
    Doubling() {
      super(() -> (gradients, norm) -> gradients.values().forEach(g -> g.muli(2)));
    }
  }

  static class Dividing extends Contract {
    Dividing() {
      super(() -> (gradients, norm) -> gradients.values().forEach(g -> g.divi((float) norm)));
    }
  }

  static class Remembering extends Contract {
    Remembering() {
      super(
          () -> {
            AtomicLong calls = new AtomicLong();
            return (gradients, norm) -> {
              float factor = 1f / calls.incrementAndGet();
              gradients.values().forEach(g -> g.muli(factor));
            };
          });
    }
  }

  static class Leaking extends Contract {
    Leaking() {
      super(() -> (gradients, norm) -> gradients.values().forEach(g -> g.subi(g.mul(0.5f))));
    }
  }
}

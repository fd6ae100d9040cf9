package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.Providers;
import io.mirnet.tck.ObserverContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ObserverContractTest {

  @Test
  void anObserverThatSeesNothingPasses() {
    assertThat(Verdict.failures(Blind.class)).isEmpty();
  }

  @Test
  void anObserverThatNamesTheFolderItCanNotWritePasses() {
    assertThat(Verdict.failures(Notes.class)).isEmpty();
  }

  @Test
  void aMessageThatHidesTheFolderIsFound() {
    assertThat(Verdict.failures(Discreet.class))
        .containsExactly("aFolderThatCanNotBeWrittenIsNamed");
  }

  @Test
  void anObserverThatTrustsNumbersIsFound() {
    assertThat(Verdict.failures(Trusting.class)).containsExactly("itSeesAWholeRun");
  }

  @Test
  void anObserverThatKnowsItsSetsFromTheFirstValidationIsFound() {
    assertThat(Verdict.failures(Conservative.class))
        .containsExactly("itSeesSetsThatItHasNotSeenBefore");
  }

  @Test
  void anObserverThatCountsFromZeroIsFound() {
    assertThat(Verdict.failures(Counting.class))
        .containsExactlyInAnyOrder("itSeesARunThatGoesOn", "twoRunsAtATimeAreApart");
  }

  @Test
  void anObserverThatClosesWhatItNeverOpenedIsFound() {
    assertThat(Verdict.failures(Hasty.class)).containsExactly("itIsClosedWithoutAStart");
  }

  @Test
  void aThreadThatNobodyEndsIsFound() {
    assertThat(Verdict.failures(Restless.class)).containsExactly("noThreadOutlivesIt");
    Restless.END.countDown();
  }

  @Test
  void anObserverThatWritesIntoTheLogIsFound() {
    assertThat(Verdict.failures(Scribbling.class)).contains("whatTheRunHasWrittenStaysAsItWas");
  }

  @Test
  void anObserverOfOneRunAtATimeIsFound() {
    assertThat(Verdict.failures(Lonely.class)).contains("twoRunsAtATimeAreApart");
  }

  private record Fake(Supplier<RunObserver> observer) implements ObserverProvider<Fake.NoOptions> {
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
    public RunObserver create(NoOptions config) {
      return observer.get();
    }
  }

  private abstract static class Contract extends ObserverContract {
    private final Supplier<RunObserver> observer;

    Contract(Supplier<RunObserver> observer) {
      super("fake");
      this.observer = observer;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new Fake(observer)));
    }
  }

  static class Blind extends Contract {
    Blind() {
      super(() -> new RunObserver() {});
    }
  }

  /** Appends to a file of the run; tells of a failure what it is told to. */
  private record Noting(String name, boolean openly) implements RunObserver {
    @Override
    public void started(Run run) {
      try {
        Files.writeString(
            run.folder().resolve(name), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        String folder = openly ? " to " + run.folder() : "";
        throw new UncheckedIOException("can't write" + folder, e);
      }
    }
  }

  static class Notes extends Contract {
    Notes() {
      super(() -> new Noting("notes.txt", true));
    }
  }

  static class Discreet extends Contract {
    Discreet() {
      super(() -> new Noting("notes.txt", false));
    }
  }

  static class Scribbling extends Contract {
    Scribbling() {
      super(() -> new Noting("metrics.jsonl", true));
    }
  }

  static class Trusting extends Contract {
    Trusting() {
      super(
          () ->
              new RunObserver() {
                @Override
                public void averaged(Window window) {
                  if (!Double.isFinite(window.loss())) {
                    throw new IllegalArgumentException("loss " + window.loss());
                  }
                }
              });
    }
  }

  static class Conservative extends Contract {
    Conservative() {
      super(
          () ->
              new RunObserver() {
                private Set<String> known;

                @Override
                public void validated(Validation validation) {
                  if (known == null) {
                    known = new HashSet<>(validation.sets().keySet());
                  }
                  if (!known.containsAll(validation.sets().keySet())) {
                    throw new IllegalStateException("not " + known);
                  }
                }
              });
    }
  }

  static class Counting extends Contract {
    Counting() {
      super(
          () ->
              new RunObserver() {
                private long steps;

                @Override
                public void stepped(Step step) {
                  steps++;
                  if (step.iteration() != steps) {
                    throw new IllegalStateException("step " + steps);
                  }
                }
              });
    }
  }

  static class Hasty extends Contract {
    Hasty() {
      super(
          () ->
              new RunObserver() {
                private Path folder;

                @Override
                public void started(Run run) {
                  folder = run.folder();
                }

                @Override
                public void close() {
                  folder = folder.resolve("done");
                }
              });
    }
  }

  static class Restless extends Contract {
    private static final CountDownLatch END = new CountDownLatch(1);

    Restless() {
      super(
          () ->
              new RunObserver() {
                @Override
                public void started(Run run) {
                  new Thread(
                          () -> {
                            try {
                              END.await();
                            } catch (InterruptedException e) {
                              Thread.currentThread().interrupt();
                            }
                          })
                      .start();
                }
              });
    }
  }

  static class Lonely extends Contract {
    private static boolean running;

    Lonely() {
      super(
          () ->
              new RunObserver() {
                @Override
                public void started(Run run) {
                  if (running) {
                    throw new IllegalStateException("a run is going on");
                  }
                  running = true;
                }

                @Override
                public void close() {
                  running = false;
                }
              });
    }
  }
}

package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.RunObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every observer of a run keeps:
 *
 * <pre>{@code class ChatTest extends ObserverContract { ChatTest() { super("chat"); } }}</pre>
 *
 * <p>What it tells others, and where, only its own tests can know. One that needs a server is
 * tested with one that answers.
 */
public abstract class ObserverContract extends ProviderContract<ObserverProvider<?>> {
  /** How long a thread may need to notice that its observer was closed. */
  private static final long GRACE_MILLIS = 2_000;

  @TempDir private Path folder;

  /**
   * Tests an observer.
   *
   * @param choice YAML that chooses it, for example {@code {type: mlflow, experiment: mine}}
   */
  protected ObserverContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<ObserverProvider<?>> choice) implements Chosen<ObserverProvider<?>> {}

  @Override
  final RunObserver build(Choice<ObserverProvider<?>> choice) {
    return ObserverProvider.build(choice);
  }

  private ObservedRun run(String name, double number) throws IOException {
    return new ObservedRun(build(choice()), ObservedRun.directory(folder.resolve(name)), number);
  }

  @ParameterizedTest(name = "where numbers are {0}")
  @ValueSource(doubles = {0.25, 0, -1e300, Double.NaN, Double.POSITIVE_INFINITY})
  void itSeesAWholeRun(double number) throws IOException {
    ObservedRun run = run("whole", number);
    run.start(0);
    run.go(0);
    run.end(true);
  }

  @Test
  void itSeesARunThatGoesOn() throws IOException {
    ObservedRun stopped = run("resumed", 0.5);
    stopped.start(0);
    stopped.validate(4, List.of("lol"));
    stopped.end(false);
    ObservedRun resumed = run("resumed", 0.25);
    resumed.start(4);
    resumed.go(4);
    resumed.end(true);
  }

  /** Sets are due at intervals of their own, and a name may be anything. */
  @Test
  void itSeesSetsThatItHasNotSeenBefore() throws IOException {
    ObservedRun run = run("sets", 0.5);
    run.start(0);
    run.validate(4, List.of("lol"));
    run.validate(5, List.of("lol/raw", "Bücher & Bilder"));
    run.end(true);
  }

  /** A run that fails before its first step closes what it made. */
  @Test
  void itIsClosedWithoutAStart() {
    build(choice()).close();
  }

  @Test
  void itEndsRightAfterTheStart() throws IOException {
    ObservedRun run = run("short", 0.5);
    run.start(0);
    run.end(false);
  }

  /** Trials of a sweep may share a process. */
  @Test
  void twoRunsAtATimeAreApart() throws IOException {
    ObservedRun first = run("first", 0.5);
    ObservedRun second = run("second", 0.25);
    first.start(0);
    second.start(2);
    first.go(0);
    second.go(2);
    first.end(true);
    second.validate(ObservedRun.ITERATIONS, List.of("lol"));
    second.end(true);
  }

  @Test
  void whatTheRunHasWrittenStaysAsItWas() throws IOException {
    ObservedRun run = run("files", 0.5);
    Map<Path, String> before = files();
    run.start(0);
    run.go(0);
    run.end(true);
    assertThat(files()).containsAllEntriesOf(before);
  }

  /** A process ends when the run does. */
  @Test
  void noThreadOutlivesIt() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    ObservedRun run = run("threads", 0.5);
    run.start(0);
    run.go(0);
    run.end(true);
    long until = System.nanoTime() + 1_000_000 * GRACE_MILLIS;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.isDaemon() && !before.contains(thread)) {
        thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        assertThat(thread.isAlive()).as("%s goes on after close()", thread).isFalse();
      }
    }
  }

  /** Not to need the folder is right, too; to fail without saying which it was isn't. */
  @Test
  void aFolderThatCanNotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file-not-a-folder"), "");
    ObservedRun run = new ObservedRun(build(choice()), file.resolve("run"), 0.5);
    try {
      run.start(0);
      run.go(0);
      run.end(true);
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining(file.toString());
    }
  }

  /** Contents by path. */
  private Map<Path, String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      Map<Path, String> files = new LinkedHashMap<>();
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return files;
    }
  }
}

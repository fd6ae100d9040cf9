package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.console.ExitCode;
import io.mirnet.train.run.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, ended by real signals; exit values are those of POSIX. */
@DisabledOnOs(OS.WINDOWS)
class KillTest {
  private static final int SIGKILLED = 128 + 9;
  private static final int SIGTERMED = 128 + 15;
  private static final long PATIENCE_SECONDS = 60;

  /** Enough for a signal to find the run under way on a fast machine. */
  private static final int ITERATIONS = 120;

  @TempDir private static Path folder;
  private static Path config;
  private static Path whole;

  private Process process;

  @BeforeAll
  static void trainWithoutInterruption() throws IOException {
    String yaml = Files.readString(Tiny.in(folder));
    config =
        Files.writeString(
            folder.resolve("long.yaml"),
            yaml.replace("iterations: 6", "iterations: " + ITERATIONS)
                .replace("every: 3", "every: 50"));
    whole = folder.resolve("whole");
    Cli.run("train", config, "--run", whole).done();
  }

  @AfterEach
  void endProcess() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void aRunThatIsKilledRightAtItsStartIsWholeOrNotThere() throws Exception {
    Path run = folder.resolve("start");
    start(run);
    process.waitFor(700, TimeUnit.MILLISECONDS);
    kill();
    if (Files.exists(run.resolve("config.yaml")) && Files.exists(run.resolve("manifest.json"))) {
      assertResumesToTheSameBits(run);
    } else {
      Cli.run("train", "--resume", run).refused(ExitCode.INPUT, run + " is no run directory");
      Cli.run("train", config, "--run", run).done();
      assertSameBits(run);
    }
  }

  @Test
  void aRunThatIsKilledBetweenItsFirstStepsResumesToTheSameBits() throws Exception {
    Path run = folder.resolve("steps");
    start(run);
    await(() -> lines(run) >= 3);
    kill();
    assertResumesToTheSameBits(run);
  }

  @Test
  void aRunThatIsKilledWhileItSavesResumesToTheSameBits() throws Exception {
    Path run = folder.resolve("saving");
    start(run);
    Path checkpoints = run.resolve("checkpoints");
    await(() -> Files.exists(checkpoints.resolve("previous.safetensors")));
    kill();
    assertResumesToTheSameBits(run);
  }

  @Test
  void aRunThatIsAskedToStopSavesAndResumesToTheSameBits() throws Exception {
    Path run = folder.resolve("stopped");
    start(run);
    await(() -> lines(run) >= 3);
    process.destroy();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(SIGTERMED);
    assertThat(folder.resolve("stopped.err"))
        .content()
        .contains("stopping after this iteration, to save")
        .doesNotContain("error");
    int saved = lines(run) - validations(run);
    assertThat(folder.resolve("stopped.out"))
        .hasContent(
            "stopped    after %d iterations%ngo on      mirnet-cli train --resume %s"
                .formatted(saved, run));
    Cli resumed = assertResumesToTheSameBits(run);
    assertThat(resumed.err()).contains("from iteration %d of %d".formatted(saved, ITERATIONS));
  }

  @Test
  void aRunThatAnotherProcessHasIsLeftAlone() throws Exception {
    Path run = folder.resolve("busy");
    start(run);
    await(() -> lines(run) >= 3);
    Cli.run("train", "--resume", run)
        .refused(
            ExitCode.USAGE,
            "another process has " + run,
            "(process %d on ".formatted(process.pid()),
            "nothing was written");
    assertThat(process.isAlive()).isTrue();
    kill();
    assertResumesToTheSameBits(run);
  }

  /** A second attempt within a process must not give up, for all of them, what the first holds. */
  @Test
  void aProcessThatHasARunKeepsItWhileItRefusesItself() throws Exception {
    Path run = folder.resolve("held");
    Cli.run("train", config, "train.iterations=1", "--run", run).done();
    try (RunLock lock = RunLock.take(run).orElseThrow()) {
      assertThat(RunLock.take(lock.folder())).isEmpty();
      start("held", "train", "--resume", run.toString());
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.USAGE);
    }
    assertThat(Files.readAllLines(folder.resolve("held.err")))
        .singleElement()
        .asString()
        .contains("(process %d on ".formatted(ProcessHandle.current().pid()));
  }

  private void start(Path run) throws IOException {
    start(run.getFileName().toString(), "train", config.toString(), "--run", run.toString());
  }

  private void start(String name, String... arguments) throws IOException {
    process =
        CliProcess.of(arguments)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(SIGKILLED);
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as("the process runs").isTrue();
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
  }

  private static Cli assertResumesToTheSameBits(Path run) throws IOException {
    assertThat(run.resolve("result.json")).doesNotExist();
    Cli resumed = Cli.run("train", "--resume", run).done();
    assertSameBits(run);
    return resumed;
  }

  private static void assertSameBits(Path run) throws IOException {
    for (String name : List.of("last.safetensors", "best.safetensors")) {
      assertThat(run.resolve("checkpoints").resolve(name))
          .hasSameBinaryContentAs(whole.resolve("checkpoints").resolve(name));
    }
    assertThat(lines(run)).isEqualTo(lines(whole));
  }

  private static int lines(Path run) {
    return metrics(run).size();
  }

  private static int validations(Path run) {
    return (int) metrics(run).stream().filter(line -> line.contains("validation_psnr")).count();
  }

  private static List<String> metrics(Path run) {
    try {
      Path file = run.resolve("metrics.jsonl");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.mirnet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.assembly.Resumption;
import io.mirnet.train.assembly.Training;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.report.Report;
import io.mirnet.train.run.Manifest.Change;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.TrialRunner;
import io.mirnet.train.sweep.TrialState.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that an earlier mirnet wrote: see {@code old-runs/README.md}. */
class OldRunsTest {
  private static final Path OLD = Path.of("src/test/resources/old-runs");
  private static final RunObserver SILENT = new RunObserver() {};

  private final Providers providers = Plugins.load(getClass().getClassLoader());
  private final ConfigurationReader reader = new ConfigurationReader(providers);

  @TempDir private Path folder;

  @Test
  void aStoppedRunGoesOnToWhatItWouldHaveReached() throws IOException {
    Outcome outcome = resume(copy("stopped"));
    assertThat(outcome.result().complete()).isTrue();
    assertThat(outcome.result().iteration()).isEqualTo(60);
    assertThat(outcome.result().sets().get("validation").scores().get("psnr"))
        .isCloseTo(20.4228, within(0.01));
    assertThat(outcome.result().best()).isGreaterThan(20.0795);
    assertThat(Files.readAllLines(folder.resolve("stopped/metrics.jsonl")))
        .startsWith(
            Files.readAllLines(OLD.resolve("stopped/metrics.jsonl")).toArray(String[]::new));
  }

  @Test
  void aFinishedRunHasNothingLeftToDo() throws IOException {
    Path run = copy("finished");
    Outcome outcome = resume(run);
    assertThat(outcome.result().complete()).isTrue();
    assertThat(outcome.result().iteration()).isEqualTo(6);
    assertThat(outcome.result().bestIteration()).isEqualTo(6);
    assertThat(outcome.result().best()).isCloseTo(16.1945, within(1e-4));
    assertThat(run.resolve("checkpoints/last.safetensors"))
        .hasSameBinaryContentAs(OLD.resolve("finished/checkpoints/last.safetensors"));
  }

  @Test
  void aFinishedRunIsProlonged() throws IOException {
    Path run = copy("finished");
    Outcome outcome = resume(run, "train.iterations=9");
    assertThat(outcome.result().complete()).isTrue();
    assertThat(outcome.result().iteration()).isEqualTo(9);
    assertThat(run.resolve("config.yaml")).content().contains("iterations: 9\n");
    assertThat(RunDirectory.open(run).manifest().changes())
        .singleElement()
        .extracting(Change::iteration, Change::key, Change::from, Change::to)
        .containsExactly(6L, "train.iterations", "6", "9");
  }

  @Test
  void aSweepIsReportedAndGoesOn() throws IOException {
    SweepDirectory sweep = SweepDirectory.open(copy("sweep"));
    assertThat(sweep.plan().objective()).isEqualTo(new Monitor("validation", ScoreKind.PSNR));
    assertThat(sweep.state("cdb309438ea9").status()).isEqualTo(Status.COMPLETE);
    assertThat(sweep.state("73b4182fd828").status()).isEqualTo(Status.WAITING);
    assertThat(new Report(sweep).write()).exists();
    assertThat(folder.resolve("sweep/report.md"))
        .content()
        .contains("fusion=sum", "73b4182fd828", "waiting")
        .contains("| PSNR / dB | SSIM |", "[20.70]", "[0.8300]", "[0.09860]", "[299]");
    assertThat(folder.resolve("sweep/report.html"))
        .content()
        .contains(">validation PSNR / dB</text>", "1 fusion=sum ends at 20.70", "21.93 dB");

    TrialRunner runner = new TrialRunner(sweep, providers, reader);
    assertThat(runner.run("73b4182fd828", SILENT, () -> false).status()).isEqualTo(Status.COMPLETE);
    new Report(sweep).write();
    assertThat(folder.resolve("sweep/report.md"))
        .content()
        .contains("All 2 trials are complete.", "| 2 fusion=skff | [1 × 2]");
  }

  private Outcome resume(Path run, String... overrides) {
    try (Resumption resumption =
            Resumption.open(run, providers, List.of(overrides), warning -> {});
        Training training = Training.of(resumption.experiment())) {
      return training.resume(resumption, SILENT, () -> false);
    }
  }

  private Path copy(String name) throws IOException {
    try (Stream<Path> files = Files.walk(OLD.resolve(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(OLD.relativize(file).toString()));
      }
    }
    return folder.resolve(name);
  }
}

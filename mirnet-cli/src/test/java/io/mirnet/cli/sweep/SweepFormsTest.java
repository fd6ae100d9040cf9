package io.mirnet.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.cli.Cli;
import io.mirnet.cli.CliProcess;
import io.mirnet.cli.PluginJar;
import io.mirnet.cli.Tiny;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of other kinds than settings times seeds: of equal time, typed, with trials that fail. */
@DisabledOnOs(OS.WINDOWS)
class SweepFormsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeTheExperiment() {
    Tiny.in(folder);
  }

  @Test
  void aSweepOfEqualTimeGoesOnWithTheIterationsItBeganWith() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("time.yaml"),
            """
            base: tiny.yaml
            axes: {train.patches.batch: [1, 2]}
            budget: {minutes: 0.01}
            launcher: {type: local, jobs: 2}
            """);
    Cli once = Cli.run("sweep", file, "--output", folder.resolve("time")).done();
    Cli again = Cli.run("sweep", file, "--output", folder.resolve("time")).done();
    assertThat(again.out()).isEqualTo(once.out()).contains("2 complete");
  }

  @Test
  void dataThatIsMissingIsFoundBeforeAnythingIsWritten() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("nowhere.yaml"),
            "base: tiny.yaml\naxes: {model.fusion: [sum, skff, concat]}\nseeds: [1, 2, 3]\n");
    Path output = folder.resolve("nowhere");
    Cli run =
        Cli.run(
            "sweep",
            file,
            "--output",
            output,
            "data.train={type: paired, input: low, target: high}",
            "data.root=" + folder.resolve("none"));
    run.refused(ExitCode.INPUT, "none");
    assertThat(run.err().lines().filter(line -> line.contains("error"))).hasSize(1);
    assertThat(output).doesNotExist();
  }

  @Test
  void otherValuesTypedForTheSameFileAreASweepOfTheirOwn() throws Exception {
    String[] wide = {"train", "-m", "tiny.yaml", "model.width=16", "train.iterations=2"};
    String[] narrow = {"train", "-m", "tiny.yaml", "model.width=8", "train.iterations=2"};
    for (String[] command : List.of(wide, narrow, wide)) {
      Process sweep =
          CliProcess.of(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(sweep.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(sweep.waitFor()).as(said).isZero();
    }
    try (Stream<Path> sweeps = Files.list(folder.resolve("sweeps"))) {
      assertThat(sweeps)
          .extracting(Path::getFileName)
          .extracting(Path::toString)
          .containsExactlyInAnyOrder("tiny", "tiny-2");
    }
  }

  @Test
  void oneFailedTrialDoesNotStopTheRest() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("fails.yaml"),
            """
            base: tiny.yaml
            axes: {train.learning_rate: [{type: constant, rate: 1e-4}, {type: constant, rate: 10}]}
            budget: {iterations: 12}
            """);
    Cli run = Cli.run("sweep", file, "--output", folder.resolve("fails"), "train.clip=none");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.TRIALS_FAILED);
    assertThat(run.out()).contains("1 complete", "1 diverged", "the run diverged at");
  }

  @Test
  void aBlockThatCannotBeTracedIsPlannedWithoutItsGmacs() throws IOException {
    Path jar = PluginJar.untraceable(folder.resolve("plugins/looking.jar"), "looking");
    Path file =
        Files.writeString(
            folder.resolve("looking.yaml"),
            "base: tiny.yaml\naxes: {model.fusion: [sum, looking]}\n");
    Path output = folder.resolve("looking");
    Cli plan = Cli.run("sweep", file, "--output", output, "--dry-run", "--plugins", jar).done();
    assertThat(plan.out().lines())
        .anyMatch(line -> line.matches("fusion=sum .* 0\\.\\d+ .*"))
        .anyMatch(line -> line.matches("fusion=looking .* unknown .*"));
    assertThat(plan.err()).isEmpty();
    JsonNode json =
        Cli.run(
                "sweep",
                file,
                "--output",
                output,
                "--dry-run",
                "--plugins",
                jar,
                "--format",
                "json")
            .done()
            .json();
    assertThat(json.get(0).has("gmacs")).isTrue();
    assertThat(json.get(1).has("gmacs")).isFalse();
    assertThat(json.get(1).get("parameters")).isEqualTo(json.get(0).get("parameters"));
  }

  @Test
  void commasOnTheCommandLineMakeASweep() {
    Path output = folder.resolve("typed");
    Cli run =
        Cli.run(
            "train",
            "-m",
            folder.resolve("tiny.yaml"),
            "model.fusion=sum,concat",
            "train.iterations=2",
            "--run",
            output);
    assertThat(run.done().out()).contains("fusion=sum", "fusion=concat", "2 complete");
  }
}

package io.mirnet.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.cli.Cli;
import io.mirnet.cli.CliProcess;
import io.mirnet.cli.Tiny;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps as processes, with trials as processes of theirs. */
@DisabledOnOs(OS.WINDOWS)
class SweepCommandTest {
  private static final long PATIENCE_SECONDS = 90;

  @TempDir private static Path folder;
  private static Path sweep;
  private static Map<String, JsonNode> undisturbed;
  private static Cli first;

  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void sweepWithoutInterruption() throws IOException {
    Tiny.in(folder);
    sweep =
        Files.writeString(
            folder.resolve("two.yaml"),
            """
            base: tiny.yaml
            axes: {model.fusion: [sum, skff]}
            seeds: [1, 2]
            budget: {iterations: 20}
            launcher: {type: local, jobs: 2}
            """);
    first = Cli.run("sweep", sweep, "--output", folder.resolve("whole"));
    undisturbed = results(folder.resolve("whole"));
  }

  @AfterEach
  void endProcesses() {
    started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void everySettingIsTrainedWithEverySeed() {
    first.done();
    assertThat(first.out().lines())
        .filteredOn(line -> line.contains("complete ") && line.contains("20/20"))
        .hasSize(4);
    assertThat(first.out().lines())
        .anyMatch(line -> line.matches("setting +seeds +PSNR / dB +difference +95 % interval"))
        .anyMatch(line -> line.matches("1 fusion=sum +2 +\\d+\\.\\d\\d ± \\d\\.\\d{3}.*"))
        .anyMatch(line -> line.matches("2 fusion=skff +2 .* to .*"))
        .filteredOn(line -> line.endsWith("  best"))
        .hasSize(1);
    assertThat(undisturbed).hasSize(4);
    assertThat(undisturbed.values()).allSatisfy(result -> assertThat(images(result)).hasSize(2));
  }

  @Test
  void theSameCommandAgainFindsNothingLeftToDo() {
    Cli again = Cli.run("sweep", sweep, "--output", folder.resolve("whole")).done();
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(Cli.run("sweep", "status", folder.resolve("whole")).done().out())
        .isEqualTo(first.out());
  }

  @Test
  void anotherPlanIsNotMixedIntoAFolder() {
    Cli other = Cli.run("sweep", sweep, "--output", folder.resolve("whole"), "model.width=16");
    other.refused(ExitCode.USAGE, "holds another plan (0 of its 4 trials are among these 4)");
  }

  @Test
  void aSweepKilledAgainAndAgainEndsWithTheSameResults() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of the moments to kill at: " + seed);
    Random random = new Random(seed);
    Path output = folder.resolve("killed");
    killAfter(random.nextInt(3000), start(output));
    Process second = start(output);
    TimeUnit.MILLISECONDS.sleep(random.nextInt(3000));
    second.descendants().findAny().ifPresent(ProcessHandle::destroyForcibly);
    assertThat(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    Process third = start(output);
    List<ProcessHandle> children = new ArrayList<>();
    TimeUnit.MILLISECONDS.sleep(random.nextInt(3000));
    third.descendants().forEach(children::add);
    third.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    Process last = start(output);
    assertThat(last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).as(() -> log(output)).isEqualTo(ExitCode.DONE);
    assertThat(scores(results(output))).isEqualTo(scores(undisturbed));
  }

  @Test
  void aPlanIsPrintedWithSizesAndNothingIsStarted() {
    Path output = folder.resolve("dry");
    Cli plan = Cli.run("sweep", sweep, "--output", output, "--dry-run").done();
    assertThat(plan.out()).contains("fusion=sum", "parameters", "4 trials");
    JsonNode json =
        Cli.run("sweep", sweep, "--output", output, "--dry-run", "--format", "json").done().json();
    assertThat(json).hasSize(2);
    assertThat(json.get(0).get("trials").intValue()).isEqualTo(2);
    assertThat(output).doesNotExist();
  }

  @Test
  void anObjectiveThatIsNotMeasuredIsRefusedBeforeAnythingIsWritten() {
    Path output = folder.resolve("pnsr");
    Cli run = Cli.run("sweep", sweep, "--output", output, "objective=pnsr");
    run.refusedConfiguration(1, "objective 'pnsr'", "did you mean 'psnr'? scores: psnr, ssim");
    assertThat(output).doesNotExist();
  }

  @Test
  void jobsOnTheCommandLineAreThoseOfTheLauncher() {
    Path output = folder.resolve("jobs");
    Cli.run("sweep", sweep, "--output", output, "--jobs", 1000)
        .refusedConfiguration(1, "override 'launcher.jobs=1000': error");
    Cli.run("sweep", sweep, "--output", output, "-j2", "launcher.type=slurm")
        .refusedConfiguration(1, "launcher 'slurm' has no option 'jobs'");
  }

  @Test
  void aMisspeltAxisIsRefusedWithTheNearestPath() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("misspelt.yaml"), "base: tiny.yaml\naxes: {model.fusio: [sum]}\n");
    Cli run = Cli.run("sweep", file);
    run.refusedConfiguration(1, "fusio");
    assertThat(run.err()).contains("did you mean 'fusion'?");
  }

  @Test
  void whatIsNoSweepIsRefused() {
    Cli.run("sweep", "status", folder).refused(ExitCode.INPUT, "is no sweep");
    Cli.run("sweep", "trial", folder.resolve("whole"), "abc")
        .refused(ExitCode.INPUT, "has no trial 'abc'");
  }

  private Process start(Path output) throws IOException {
    Process process =
        CliProcess.of("sweep", sweep.toString(), "--output", output.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.resolveSibling("log").toFile()))
            .start();
    started.add(process);
    return process;
  }

  /** Kills the parent only: its trials live on. */
  private static void killAfter(int millis, Process process) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
    process.destroyForcibly().waitFor();
  }

  private static String log(Path output) {
    try {
      return Files.readString(output.resolveSibling("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Map<String, JsonNode> results(Path output) throws IOException {
    Map<String, JsonNode> results = new TreeMap<>();
    try (Stream<Path> trials = Files.list(output.resolve("trials"))) {
      for (Path trial : trials.toList()) {
        Path file = trial.resolve("run/result.json");
        results.put(trial.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
      }
    }
    return results;
  }

  private static JsonNode images(JsonNode result) {
    return result.get("sets").get("validation").get("images");
  }

  /** Everything but memory, which no two processes have alike. */
  private static Map<String, String> scores(Map<String, JsonNode> results) {
    Map<String, String> scores = new TreeMap<>();
    results.forEach((id, result) -> scores.put(id, result.get("sets") + " " + result.get("gmacs")));
    return scores;
  }
}

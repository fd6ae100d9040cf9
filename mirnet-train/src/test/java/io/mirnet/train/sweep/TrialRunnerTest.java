package io.mirnet.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.report.Report;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunLock;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.run.SetResult;
import io.mirnet.train.step.DivergedException;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialRunnerTest {
  private static final RunObserver SILENT = new RunObserver() {};

  private final Providers providers = Plugins.load(getClass().getClassLoader());
  private final ConfigurationReader reader = new ConfigurationReader(providers);

  @TempDir private Path folder;

  @Test
  void aTrialIsTrainedMeasuredAndWrittenDown() throws IOException {
    SweepDirectory sweep = sweep("");
    String id = sweep.plan().trials().get(0).id();
    assertThat(sweep.state(id)).isEqualTo(TrialState.NEW);
    List<String> measured = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void pictured(Picture picture) {
            measured.add(picture.iteration() + " " + picture.name());
          }
        };
    TrialState state = runner(sweep).run(id, observer, () -> false);
    assertThat(state.status()).isEqualTo(Status.COMPLETE);
    assertThat(state.iteration()).isEqualTo(4);
    assertThat(measured).containsExactly("4 validation-0000", "4 validation-0001");
    assertThat(state.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(sweep.state(id)).isEqualTo(state);
    assertThat(sweep.run(id).resolve("result.json"))
        .content()
        .contains("\"parameters\" : ", "\"gmacs\" : ", "\"images\" : ");
  }

  @Test
  void aCompleteTrialIsLeftAlone() throws IOException {
    SweepDirectory sweep = sweep("");
    String id = sweep.plan().trials().get(0).id();
    TrialState state = runner(sweep).run(id, SILENT, () -> false);
    assertThat(runner(sweep).run(id, SILENT, () -> false)).isEqualTo(state);
  }

  @Test
  void aTrialThatAnotherHasIsLeftAlone() throws IOException {
    SweepDirectory sweep = sweep("");
    String id = sweep.plan().trials().get(0).id();
    RunLock lock = RunLock.take(sweep.trial(id)).orElseThrow();
    assertThat(runner(sweep).run(id, SILENT, () -> false)).isEqualTo(TrialState.NEW);
    assertThat(sweep.run(id)).doesNotExist();
    lock.close();
    assertThat(runner(sweep).run(id, SILENT, () -> false).status()).isEqualTo(Status.COMPLETE);
  }

  @Test
  void aStoppedTrialWaitsAndGoesOnToTheSameScores() throws IOException {
    SweepDirectory whole = sweep("");
    String id = whole.plan().trials().get(0).id();
    runner(whole).run(id, SILENT, () -> false);
    Map<String, SetResult> expected = images(whole, id);
    SweepDirectory stopped = sweep("", "stopped");
    AtomicInteger asked = new AtomicInteger();
    TrialState state = runner(stopped).run(id, SILENT, () -> asked.incrementAndGet() >= 2);
    assertThat(state.status()).isEqualTo(Status.WAITING);
    assertThat(state.iteration()).isEqualTo(2);
    assertThat(runner(stopped).run(id, SILENT, () -> false).attempt()).isEqualTo(2);
    assertThat(images(stopped, id)).isEqualTo(expected);
  }

  /** What is on disk if a process is killed near its end, after the last checkpoint. */
  private enum Killed {
    BEFORE_MEASURING,
    BEFORE_PICTURES,
    BETWEEN_PICTURES,
    BEFORE_THE_RESULT,
    BEFORE_THE_STATE;

    void leave(Path run) throws IOException {
      Path restored = run.resolve("restored");
      if (compareTo(BEFORE_THE_STATE) < 0) {
        Files.delete(run.resolve("result.json"));
      }
      if (compareTo(BEFORE_THE_RESULT) < 0) {
        Files.delete(restored.resolve("validation-0001.png"));
        Files.writeString(restored.resolve(".validation-0001.png.0a-1b.part"), "half");
      }
      if (compareTo(BETWEEN_PICTURES) < 0) {
        for (Path picture : files(restored)) {
          Files.delete(picture);
        }
        Files.delete(restored);
      }
      if (this == BEFORE_MEASURING) {
        Path log = run.resolve("metrics.jsonl");
        List<String> lines = Files.readAllLines(log);
        assertThat(lines.get(lines.size() - 1)).contains("\"set\":\"validation\"");
        Files.write(log, lines.subList(0, lines.size() - 1));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Killed.class)
  void aTrialThatIsKilledNearItsEndHasEverythingAfterARerun(Killed killed) throws IOException {
    SweepDirectory sweep = sweep("");
    String id = sweep.plan().trials().get(0).id();
    TrialState state = runner(sweep).run(id, SILENT, () -> false);
    Map<String, SetResult> expected = images(sweep, id);
    List<Path> pictures = files(sweep.run(id).resolve("restored"));
    assertThat(pictures).hasSize(3 * 2);

    killed.leave(sweep.run(id));
    sweep.saveState(id, state.with(Status.RUNNING, ""));
    TrialState rerun = runner(sweep).run(id, SILENT, () -> false);

    assertThat(rerun.status()).isEqualTo(Status.COMPLETE);
    assertThat(rerun.attempt()).isEqualTo(2);
    assertThat(images(sweep, id)).isEqualTo(expected);
    assertThat(files(sweep.run(id).resolve("restored"))).isEqualTo(pictures);
  }

  private static Map<String, SetResult> images(SweepDirectory sweep, String id) {
    return RunDirectory.open(sweep.run(id)).result().orElseThrow().sets();
  }

  @Test
  void aFolderThatIsNoRunYetIsMadeAnew() throws IOException {
    SweepDirectory sweep = sweep("");
    String id = sweep.plan().trials().get(0).id();
    Files.createDirectories(sweep.run(id));
    Files.writeString(sweep.run(id).resolve("manifest.json.tmp"), "{");
    assertThat(runner(sweep).run(id, SILENT, () -> false).status()).isEqualTo(Status.COMPLETE);
  }

  @Test
  void aDivergedTrialSaysSoAndIsNotTriedAgain() throws IOException {
    SweepDirectory sweep = sweep("  learning_rate: {type: constant, rate: 10}\n  clip: none\n");
    String id = sweep.plan().trials().get(0).id();
    assertThatThrownBy(() -> runner(sweep).run(id, SILENT, () -> false))
        .isInstanceOf(DivergedException.class);
    assertThat(sweep.state(id).status()).isEqualTo(Status.DIVERGED);
    assertThat(sweep.state(id).message()).contains("the run diverged at");
    assertThat(runner(sweep).run(id, SILENT, () -> false).status()).isEqualTo(Status.DIVERGED);
  }

  @Test
  void aFailedTrialSaysWhyAndIsTriedAgain() throws IOException {
    SweepDirectory sweep = sweep("");
    String id = sweep.plan().trials().get(0).id();
    String config = Files.readString(sweep.config(id));
    Files.writeString(sweep.config(id), config.replace("in_channels: 3", "in_channels: 5"));
    assertThatThrownBy(() -> runner(sweep).run(id, SILENT, () -> false))
        .isInstanceOf(InputException.class);
    assertThat(sweep.state(id).status()).isEqualTo(Status.FAILED);
    assertThat(sweep.state(id).message()).contains("channels");
    Files.writeString(sweep.config(id), config);
    TrialState state = runner(sweep).run(id, SILENT, () -> false);
    assertThat(state.status()).isEqualTo(Status.COMPLETE);
    assertThat(state.attempt()).isEqualTo(2);
  }

  @Test
  void aProcessThatFellSilentIsTakenForDead() {
    Instant beat = Instant.parse("2026-01-01T00:00:00Z");
    TrialState running =
        new TrialState(Status.RUNNING, 1, "host", 7, beat.toString(), 3, 9, "", "");
    assertThat(running.at(beat.plusSeconds(20)).status()).isEqualTo(Status.RUNNING);
    assertThat(running.at(beat.plusSeconds(90)).status()).isEqualTo(Status.WAITING);
    assertThat(running.at(beat.plusSeconds(90)).message()).isEqualTo("interrupted");
  }

  @Test
  void aSweepWithSeveralSetsIsReportedByItsObjective() throws IOException {
    SweepDirectory sweep =
        sweep(
            "",
            "sets",
            "data.validation={day: {set: {type: generated, images: 1, size: 32}, protocol: dpdd},"
                + " night: {type: generated, images: 2, validation_images: 2, size: 24}}",
            "train.monitor={set: day, score: mae}",
            "objective=night/ssim");
    String id = sweep.plan().trials().get(0).id();
    runner(sweep).run(id, SILENT, () -> false);
    RunResult result = RunDirectory.open(sweep.run(id)).result().orElseThrow();
    assertThat(result.monitor()).isEqualTo(new Monitor("day", ScoreKind.MAE));
    assertThat(result.sets()).containsOnlyKeys("day", "night");
    new Report(sweep).write();
    assertThat(sweep.folder().resolve("report.md"))
        .content()
        .contains("- Objective: night SSIM, the higher the better")
        .contains("| night PSNR / dB | night SSIM | day PSNR / dB | day SSIM | day MAE |");
    assertThat(sweep.folder().resolve("report.html"))
        .content()
        .contains(">validation night SSIM</text>", "MAE is that of the whole image");
  }

  private TrialRunner runner(SweepDirectory sweep) {
    return new TrialRunner(sweep, providers, reader);
  }

  private SweepDirectory sweep(String train) throws IOException {
    return sweep(train, "sweep");
  }

  private SweepDirectory sweep(String train, String name, String... overrides) throws IOException {
    Files.writeString(
        folder.resolve("base.yaml"),
        """
        model: {width: 8, groups: [1], blocks_per_group: 1}
        data: {train: {type: generated, images: 2, validation_images: 2, size: 32}}
        train:
          iterations: 4
          patches: {type: fixed, patch: 16, batch: 2}
          validation: {pictures: 0}
        """
            + train);
    Path file = Files.writeString(folder.resolve("file.yaml"), "base: base.yaml\n");
    Planner planner = new Planner(reader, experiments -> List.of());
    return SweepDirectory.freeze(
        folder.resolve(name), planner.plan(file, List.of(overrides), Map.of()));
  }
}

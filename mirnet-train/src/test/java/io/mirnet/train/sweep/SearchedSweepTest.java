package io.mirnet.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.training.Launcher;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.report.Report;
import io.mirnet.train.report.Standings;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.step.DivergedException;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.Planner;
import io.mirnet.train.sweep.plan.Round;
import io.mirnet.train.sweep.plan.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchedSweepTest {
  private static final String HALVING =
      """
      axes: {train.learning_rate.from: [1e-5, 1e-4, 1e-3, 1e-2]}
      search: {type: halving, trials: 4, factor: 2, rungs: 3}
      """;

  private final Providers providers = Plugins.load(getClass().getClassLoader());
  private final ConfigurationReader reader = new ConfigurationReader(providers);

  @TempDir private Path folder;

  @Test
  void halvingStopsTrialsAtRungsAndTakesTheBestFurther() throws Exception {
    SweepDirectory sweep = run("sweep", HALVING, () -> false);
    Plan plan = sweep.plan();
    assertThat(plan.rounds())
        .extracting(round -> round.entries().size())
        .containsExactly(4, 2, 1, 0);
    assertThat(plan.rounds().get(0).entries()).extracting(Round.Entry::until).containsOnly(2L);
    assertThat(plan.rounds().get(1).entries()).extracting(Round.Entry::until).containsOnly(4L);
    assertThat(plan.rounds().get(2).entries()).extracting(Round.Entry::until).containsOnly(0L);
    assertThat(plan.goesOn()).isFalse();
    assertThat(plan.trials()).hasSize(4);
    assertThat(plan.trials().stream().map(Trial::id).map(sweep::state))
        .extracting(state -> state.status() + " " + state.iteration())
        .containsExactlyInAnyOrder("PAUSED 2", "PAUSED 2", "PAUSED 4", "COMPLETE 8");
    for (int i = 0; i < 2; i++) {
      assertThat(theLeastOf(plan.rounds().get(i + 1), sweep, plan.rounds().get(i)))
          .isGreaterThanOrEqualTo(
              theMostOfTheRest(plan.rounds().get(i + 1), sweep, plan.rounds().get(i)));
    }
  }

  private static double theLeastOf(Round next, SweepDirectory sweep, Round round) {
    return round.entries().stream()
        .filter(entry -> isIn(next, entry))
        .mapToDouble(entry -> score(sweep, entry))
        .min()
        .orElseThrow();
  }

  private static double theMostOfTheRest(Round next, SweepDirectory sweep, Round round) {
    return round.entries().stream()
        .filter(entry -> !isIn(next, entry))
        .mapToDouble(entry -> score(sweep, entry))
        .max()
        .orElseThrow();
  }

  private static boolean isIn(Round next, Round.Entry entry) {
    return next.entries().stream().anyMatch(other -> other.trials().equals(entry.trials()));
  }

  private static double score(SweepDirectory sweep, Round.Entry entry) {
    return RunDirectory.open(sweep.run(entry.trials().get(0)))
        .metrics()
        .scored("validation", "psnr", entry.until())
        .orElseThrow();
  }

  @Test
  void aSearchThatIsKilledAnywhereGoesOnToTheSameTrials() throws Exception {
    SweepDirectory whole = run("whole", HALVING, () -> false);
    AtomicInteger asked = new AtomicInteger();
    SweepDirectory killed = null;
    for (int i = 0; i < 12 && (killed == null || killed.plan().goesOn()); i++) {
      asked.set(0);
      killed = run("killed", HALVING, () -> asked.incrementAndGet() > 9);
    }
    assertThat(killed.plan()).isEqualTo(whole.plan());
    for (Trial trial : whole.plan().trials()) {
      assertThat(scores(killed, trial)).isNotEmpty().isEqualTo(scores(whole, trial));
    }
  }

  /** Lines on validations: how often a run was interrupted shows in the others. */
  private static List<String> scores(SweepDirectory sweep, Trial trial) throws IOException {
    try (var lines = Files.lines(sweep.run(trial.id()).resolve("metrics.jsonl"))) {
      return lines.filter(line -> line.contains("validation_psnr")).toList();
    }
  }

  @Test
  void whatDivergesIsNotTakenFurther() throws Exception {
    SweepDirectory sweep =
        run("sweep", HALVING.replace("1e-5", "10").replace("rungs: 3", "rungs: 2"), () -> false);
    List<TrialState> states =
        sweep.plan().trials().stream().map(Trial::id).map(sweep::state).toList();
    assertThat(states).extracting(TrialState::status).contains(Status.DIVERGED, Status.COMPLETE);
    assertThat(sweep.plan().goesOn()).isFalse();
  }

  @Test
  void parzenEstimatorsProposeARoundAfterTheOther() throws Exception {
    SweepDirectory sweep =
        run(
            "sweep",
            """
            axes: {train.learning_rate.from: {from: 1e-5, to: 1e-2, log: true}}
            search: {type: tpe, trials: 4, startup: 2}
            budget: {iterations: 1}
            """,
            () -> false);
    assertThat(sweep.plan().rounds())
        .extracting(round -> round.entries().size())
        .containsExactly(2, 1, 1, 0);
    assertThat(sweep.plan().trials()).hasSize(4);
    assertThat(sweep.folder().resolve("rounds/3.json")).isRegularFile();
  }

  @Test
  void theReportComparesToTheBestAndSaysWhereOthersStopped() throws Exception {
    SweepDirectory sweep = run("sweep", HALVING, () -> false);
    new Report(sweep).write();
    String best =
        sweep.plan().trials().stream()
            .filter(trial -> sweep.state(trial.id()).status() == Status.COMPLETE)
            .map(Trial::setting)
            .findFirst()
            .orElseThrow();
    assertThat(sweep.folder().resolve("report.md"))
        .content()
        .contains("- Search: {type: halving, trials: 4, factor: 2, rungs: 3, seed: 1}")
        .contains("1 of 4 trials are complete; 3 paused", "Best is ", best)
        .containsPattern("paused at 2 of 8, PSNR \\d+\\.\\d\\d dB")
        .containsPattern("\\| \\(1 paused\\) \\| – \\| – \\| \\[?\\d+\\.\\d\\d at 2\\b")
        .doesNotContain("Differences from setting");
    assertThat(Standings.of(sweep).orElseThrow().rows())
        .anySatisfy(row -> assertThat(row.get(2)).endsWith(" at 2"))
        .anySatisfy(row -> assertThat(row.get(5)).isEqualTo("best"));
  }

  private SweepDirectory run(String name, String yaml, BooleanSupplier stop) throws Exception {
    Files.writeString(
        folder.resolve("base.yaml"),
        """
        model: {width: 8, groups: [1], blocks_per_group: 1}
        data: {train: {type: generated, images: 2, validation_images: 1, size: 32}}
        train:
          iterations: 8
          learning_rate: {type: cosine, to: 1e-6}
          clip: none
          patches: {type: fixed, patch: 16, batch: 2}
          validation: {pictures: 0, every: 2}
        """);
    Path file = Files.writeString(folder.resolve("file.yaml"), "base: base.yaml\n" + yaml);
    Planned planned = new Planner(reader, experiments -> List.of()).plan(file, List.of(), Map.of());
    SweepDirectory sweep = SweepDirectory.freeze(folder.resolve(name), planned);
    new Sweep(sweep, planned.rounds(), here(), List.of(), 1).run(stop);
    return sweep;
  }

  /** Runs trials in this process, which processes of their own would take long to start. */
  private Launcher here() {
    return (spec, stop) -> {
      SweepDirectory sweep = SweepDirectory.open(spec.folder());
      for (String id : spec.trials()) {
        if (!stop.getAsBoolean()) {
          try {
            new TrialRunner(sweep, providers, reader).run(id, new RunObserver() {}, stop);
          } catch (DivergedException e) {
            assertThat(sweep.state(id).message()).isEqualTo(e.getMessage());
          }
        }
      }
    };
  }
}

package io.mirnet.train.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.tree.Problem;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.sweep.SweepDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final String TWO_SETS =
      "data.validation={day: {set: {type: generated}, protocol: dpdd}, night: {type: generated}}";
  private static final String NIGHT = "train.monitor={set: night, score: ssim}";

  private final Planner planner =
      new Planner(
          new ConfigurationReader(Plugins.load(getClass().getClassLoader())),
          experiments -> experiments.stream().map(this::seconds).toList());

  private final List<Experiment> measured = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void writeBase() throws IOException {
    Files.createDirectories(folder.resolve("base"));
    Files.writeString(
        folder.resolve("base/tiny.yaml"),
        """
        name: tiny
        model: {width: 8, groups: [1], blocks_per_group: 1}
        train: {iterations: 20, patches: {type: fixed, patch: 16, batch: 2}}
        """);
  }

  @Test
  void theLastAxisVariesFastestAndSeedsStandTogether() throws IOException {
    Planned planned =
        plan("axes: {model.width: [8, 16], model.fusion: [sum, skff]}\nseeds: [1, 2]\n");
    assertThat(planned.plan().settings())
        .containsExactly(
            "width=8, fusion=sum",
            "width=8, fusion=skff",
            "width=16, fusion=sum",
            "width=16, fusion=skff");
    assertThat(planned.plan().trials()).extracting(Trial::seed).startsWith(1L, 2L, 1L, 2L);
    Experiment last = planned.trials().get(7).experiment();
    assertThat(last.seed()).isEqualTo(2);
    assertThat(planned.trials().get(7).yaml()).contains("width: 16\n", "type: skff\n");
    assertThat(last.name()).isEqualTo("sweep");
  }

  @Test
  void oldKeysAreToldOnceForAllTrials() throws IOException {
    Planned planned = plan("axes: {data.augment: [true, false]}\nseeds: [1, 2]\n");

    assertThat(planned.plan().settings()).containsExactly("augment=true", "augment=false");
    assertThat(planned.trials().get(2).experiment().data().augmentations()).isEmpty();
    assertThat(planned.warnings())
        .extracting(Problem::message)
        .containsOnly("'data.augment' is now 'data.augmentations'")
        .hasSize(2);
  }

  @Test
  void aNamedAxisChangesSeveralPathsTogether() throws IOException {
    Planned planned =
        plan(
            """
            axes:
              size:
                small: {}
                large: {model.width: 16, model.skips: {image: false}}
            """);
    assertThat(planned.plan().settings()).containsExactly("size=small", "size=large");
    assertThat(planned.trials().get(0).yaml()).contains("width: 8\n", "image: true\n");
    assertThat(planned.trials().get(1).yaml()).contains("width: 16\n", "image: false\n");
  }

  @Test
  void settingsAreExcludedByLabelAndIncludedByChange() throws IOException {
    Planned planned =
        plan(
            """
            axes: {model.streams: [1, 2], model.columns: [1, 2]}
            exclude: [{model.streams: 1, model.columns: 2}]
            include: {wide: {model.width: 32}}
            """);
    assertThat(planned.plan().settings())
        .containsExactly(
            "streams=1, columns=1", "streams=2, columns=1", "streams=2, columns=2", "wide");
  }

  @Test
  void theSameSweepHasTheSameTrialsAndAnotherBaseHasOthers() throws IOException {
    String sweep = "axes: {model.fusion: [sum, skff]}\n";
    assertThat(plan(sweep).plan()).isEqualTo(plan(sweep).plan());
    assertThat(plan(sweep, "train.iterations=21").plan().trials())
        .extracting(Trial::id)
        .doesNotContainAnyElementsOf(plan(sweep).plan().trials().stream().map(Trial::id).toList());
  }

  @Test
  void threadsAreDividedAmongJobsUnlessTheBaseSaysHowMany() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(plan("launcher: {type: local, jobs: 1}\n").trials().get(0).experiment().threads())
        .isEqualTo(cores);
    assertThat(
            plan("launcher: {type: local, jobs: %d}\n".formatted(cores))
                .trials()
                .get(0)
                .experiment()
                .threads())
        .isEqualTo(1);
    assertThat(plan("seeds: [1]\n", "threads=3").trials().get(0).experiment().threads())
        .isEqualTo(3);
  }

  @Test
  void aBudgetSetsTheIterations() throws IOException {
    String axes = "axes: {train.micro_batch: [0, 1500]}\n";
    assertThat(iterations(plan(axes + "budget: {iterations: 7}\n"))).containsExactly(7L, 7L);
    // Half a second and two seconds a step, as the planner was told.
    assertThat(iterations(plan(axes + "budget: {minutes: 2}\n"))).containsExactly(240L, 60L);
  }

  @Test
  void aPlanThatIsThereIsNotMeasuredAnew() throws IOException {
    String sweep = "axes: {train.micro_batch: [0, 1500]}\nbudget: {minutes: 2}\n";
    Plan plan = plan(sweep).plan();
    assertThat(plan.pace()).containsValues(0.5, 2.0);
    assertThat(measured).hasSize(2);
    SweepDirectory.freeze(folder.resolve("frozen"), plan(sweep));
    measured.clear();
    Path file = folder.resolve("sweep.yaml");
    Map<String, Double> pace = SweepDirectory.pace(folder.resolve("frozen"));
    assertThat(planner.plan(file, List.of(), pace).plan()).isEqualTo(plan);
    assertThat(measured).isEmpty();
    assertThat(iterations(planner.plan(file, List.of("budget.minutes=4"), pace)))
        .containsExactly(480L, 120L);
    assertThat(SweepDirectory.pace(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void aBudgetOfTimeIsMeasuredWithTheThreadsOfATrial() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    plan("budget: {minutes: 2}\nlauncher: {type: local, jobs: %d}\n".formatted(cores));
    assertThat(measured).extracting(Experiment::threads).containsExactly(1);
  }

  @Test
  void anImpossibleSettingIsReportedBeforeAnyIsMeasured() {
    assertThatThrownBy(() -> plan("axes: {model.groups: [[1], [16]]}\nbudget: {minutes: 1}\n"))
        .hasMessageContaining("(in setting 'groups=[16]')");
    assertThat(measured).isEmpty();
  }

  private double seconds(Experiment experiment) {
    measured.add(experiment);
    return 0.001 * experiment.train().microBatch() + 0.5;
  }

  private static List<Long> iterations(Planned planned) {
    return planned.trials().stream().map(each -> each.experiment().train().iterations()).toList();
  }

  @Test
  void aMisspeltAxisIsPointedAtWithTheNearestPath() {
    assertThatThrownBy(() -> plan("axes: {model.fusio: [sum, skff]}\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("sweep.yaml:2:8: error: model 'mirnet-v2' has no option 'fusio'")
        .hasMessageContaining("did you mean 'fusion'?");
  }

  @Test
  void anImpossibleSettingAmongManyIsNamedWithItsValues() {
    assertThatThrownBy(() -> plan("axes: {model.width: [8, 16], model.groups: [[1], [16]]}\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("group count 16 does not divide the 8 channels")
        .hasMessageContaining("(in setting 'width=8, groups=[16]')")
        .hasMessageContaining("group count 16 does not divide the 24 channels")
        .hasMessageContaining("(in setting 'width=16, groups=[16]')")
        .hasMessageEndingWith("2 problems; nothing was started");
  }

  @Test
  void aMistakeOfTheBaseIsNotBlamedOnASetting() {
    assertThatThrownBy(() -> plan("axes: {model.fusion: [sum, skff]}\n", "model.widht=8"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("did you mean 'width'?")
        .hasMessageNotContaining("in setting");
  }

  @Test
  void mistakesOfTheSweepItselfAreReported() {
    assertThatThrownBy(() -> plan("axes: {model.fusion: []}\nexclude: [{model.width: 3}]\n"))
        .hasMessageContaining("axis 'model.fusion' has no values")
        .hasMessageContaining("no setting is {model.width: 3}");
    assertThatThrownBy(() -> plan("axes: {model.fusion: [sum, sum]}\n"))
        .hasMessageContaining("settings 'fusion=sum' and 'fusion=sum' are the same configuration");
    assertThatThrownBy(() -> plan("seeds: [1, 1]\n")).hasMessageContaining("each seed may stand");
    assertThatThrownBy(() -> plan("seeds: []\n")).hasMessageContaining("at least one seed");
    assertThatThrownBy(() -> plan("budget: {minutes: 1, iterations: 2}\n"))
        .hasMessageContaining("give iterations or minutes, not both");
    assertThatThrownBy(() -> plan("axis: {}\n")).hasMessageContaining("did you mean 'axes'?");
  }

  @Test
  void axesOfOneLastNameAreCalledByMoreOfTheirPaths() throws IOException {
    assertThat(
            plan("""
                    axes:
                      train.loss.epsilon: [1e-3]
                      train.optimizer.epsilon: [1e-8]
                      model.width: [16]
                    """)
                .plan()
                .settings())
        .containsExactly("loss.epsilon=1e-3, optimizer.epsilon=1e-8, width=16");
    assertThat(
            plan("""
                    axes:
                      width: {wide: {model.blocks_per_group: 2}}
                      model.width: [16]
                    """)
                .plan()
                .settings())
        .containsExactly("width=wide, model.width=16");
  }

  @Test
  void theObjectiveIsTheBasesMonitorUnlessItIsSaid() throws IOException {
    assertThat(plan("seeds: [1]\n").plan().objective())
        .isEqualTo(new Monitor("validation", ScoreKind.PSNR));
    assertThat(plan("seeds: [1]\n", "train.monitor.score=ssim").plan().objective())
        .isEqualTo(new Monitor("validation", ScoreKind.SSIM));
    assertThat(plan("objective: ssim\n").plan().objective())
        .isEqualTo(new Monitor("validation", ScoreKind.SSIM));
    assertThat(plan("objective: psnr\n", TWO_SETS, NIGHT).plan().objective())
        .isEqualTo(new Monitor("night", ScoreKind.PSNR));
    assertThat(plan("objective: day/mae\n", TWO_SETS, NIGHT).plan().objective())
        .isEqualTo(new Monitor("day", ScoreKind.MAE));
    assertThat(plan("seeds: [1]\n", "objective=ssim").plan().objective().kind())
        .isEqualTo(ScoreKind.SSIM);
  }

  @Test
  void anObjectiveThatIsNotMeasuredIsRefusedWithTheNearestNames() {
    assertThatThrownBy(
            () -> plan("axes: {model.width: [8, 16]}\nobjective: pnsr\nbudget: {minutes: 1}\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "sweep.yaml:3:1: error: objective 'pnsr': protocol 'lol' of set 'validation' measures no 'pnsr'")
        .hasMessageContaining("did you mean 'psnr'? scores: psnr, ssim")
        .hasMessageNotContaining("in setting");
    assertThat(measured).isEmpty();
    assertThatThrownBy(() -> plan("objective: nihgt/ssim\n", TWO_SETS))
        .hasMessageContaining("objective 'nihgt/ssim': there is no validation set 'nihgt'")
        .hasMessageContaining("did you mean 'night'? sets: day, night");
    assertThatThrownBy(() -> plan("objective: night/mae\n", TWO_SETS))
        .hasMessageContaining("protocol 'lol' of set 'night' measures no 'mae'");
  }

  @Test
  void anObjectiveIsMeasuredInEverySetting() {
    assertThatThrownBy(
            () -> plan("axes: {train.validation.protocol: [dpdd, lol]}\nobjective: mae\n"))
        .hasMessageContaining("protocol 'lol' of set 'validation' measures no 'mae'")
        .hasMessageContaining("(in setting 'protocol=lol')");
  }

  @Test
  void anAxisThatChangesTheMonitorIsRefused() throws IOException {
    assertThatThrownBy(() -> plan("axes: {train.monitor.score: [psnr, ssim]}\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "sweep.yaml:2:8: error: this changes train.monitor from validation/psnr to validation/ssim, so that settings could not be compared (in setting 'score=ssim')")
        .hasMessageContaining("set train.monitor in the base");
    assertThatThrownBy(() -> plan("include: {a: {}, b: {train.monitor: {set: night}}}\n", TWO_SETS))
        .hasMessageContaining("this changes train.monitor from day/psnr to night/psnr");
    assertThat(plan("axes: {train.monitor.score: [ssim]}\n").plan().objective().kind())
        .isEqualTo(ScoreKind.SSIM);
  }

  @Test
  void aPlanIsReadAsItWasWritten() throws IOException {
    Plan plan = plan("objective: day/mae\n", TWO_SETS).plan();
    Path frozen = folder.resolve("frozen");
    SweepDirectory.freeze(frozen, plan("objective: day/mae\n", TWO_SETS));
    assertThat(SweepDirectory.open(frozen).plan()).isEqualTo(plan);
    assertThat(frozen.resolve("plan.json"))
        .content()
        .contains("\"set\" : \"day\"", "\"score\" : \"mae\"", "\"direction\" : \"lower\"");
  }

  @Test
  void aSweepThatLeavesNothingIsRefused() {
    assertThatThrownBy(() -> plan("axes: {model.width: [16]}\nexclude: [{model.width: 16}]\n"))
        .hasMessageContaining("exclude leaves no setting");
  }

  @Test
  void aMissingBaseIsAMissingFile() {
    assertThatThrownBy(() -> plan("seeds: [1]\n", "base=absent.yaml"))
        .hasMessageContaining("there is no configuration file")
        .hasMessageContaining("absent.yaml");
  }

  @Test
  void commasOnACommandLineMakeAxes() {
    Path base = folder.resolve("base/tiny.yaml");
    Planned planned =
        planner.planTyped(
            base,
            List.of(
                "model.fusion=sum,{type: skff, reduction: 4}",
                "model.groups=[1],[2]",
                "model.width=16",
                "model.skips={image: true, group: false}",
                "seeds=[1,2]"),
            Map.of());
    assertThat(planned.plan().name()).isEqualTo("tiny");
    assertThat(planned.plan().trials()).hasSize(8);
    assertThat(planned.plan().settings())
        .contains("fusion=sum, groups=[1]", "fusion={type: skff, reduction: 4}, groups=[2]");
    assertThat(planned.trials().get(0).yaml()).contains("width: 16\n", "group: false\n");
    assertThatThrownBy(() -> planner.planTyped(base, List.of("model.fusio=sum,skff"), Map.of()))
        .hasMessageContaining(
            "axis 'model.fusio=sum,skff': error: model 'mirnet-v2' has no option");
  }

  @Test
  void aSearchDrawsSettingsOfRangesAndLists() throws IOException {
    Planned planned =
        plan(
            """
            axes:
              train.learning_rate.from: {from: 1e-4, to: 1e-2, log: true}
              model.width: {from: 8, to: 24, step: 8}
              model.fusion: [sum, skff]
            search: {type: random, trials: 6, seed: 3}
            """,
            "train.learning_rate=cosine");
    assertThat(planned.trials()).hasSize(6);
    assertThat(planned.trials())
        .allSatisfy(
            trial -> {
              assertThat(trial.trial().setting())
                  .matches("from=0\\.0\\d+, width=(8|16|24), fusion=(sum|skff)");
              assertThat(trial.yaml())
                  .contains("width: " + trial.trial().labels().get("model.width") + "\n");
            });
    assertThat(planned.plan().search()).isEqualTo("{type: random, trials: 6, seed: 3}");
    assertThat(planned.plan().goesOn()).isTrue();
    assertThat(planned.rounds()).isPresent();
  }

  @Test
  void aRangeTakesASearchAndASearchTakesAxes() {
    String range = "axes: {model.width: {from: 8, to: 24, step: 8}}\n";
    refused(range, "axis 'model.width' is a range, which takes a search");
    String random = "search: {type: random}\n";
    refused(random, "a search needs axes");
    refused(random + range + "include: {wide: {model.width: 96}}\n", "without exclude and include");
    refused(random + range + "budget: {minutes: 1}\n", "a budget of iterations, not of minutes");
    refused(
        random + "axes: {model.width: {from: 8, to: 4}}\n", "a range goes up, not from 8.0 to 4.0");
    refused(random + "axes: {model.width: {from: 8, too: 9}}\n", "too");
    refused(random + "axes: {model.width: []}\n", "axis 'model.width' has no values");
  }

  private void refused(String sweep, String message) {
    assertThatThrownBy(() -> plan(sweep))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  private Planned plan(String sweep, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("sweep.yaml"), "base: base/tiny.yaml\n" + sweep);
    return planner.plan(file, List.of(overrides), Map.of());
  }
}

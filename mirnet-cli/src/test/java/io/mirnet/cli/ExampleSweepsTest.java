package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.Planner;
import io.mirnet.train.sweep.plan.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every ablation that is shipped can be planned; the one with a plugin's block needs its jar. */
class ExampleSweepsTest {
  private static final Path FOLDER =
      Path.of("").toAbsolutePath().resolveSibling("examples").resolve("ablations");

  private final Planner planner =
      new Planner(
          new ConfigurationReader(Plugins.load(getClass().getClassLoader())),
          experiments -> Collections.nCopies(experiments.size(), 0.1));

  static List<Path> sweeps() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void hasNoMistake(Path sweep) {
    boolean plugin = sweep.getFileName().toString().startsWith("context");
    List<String> overrides = plugin ? List.of("axes={model.context: [rcb, residual]}") : List.of();
    Plan plan = planner.plan(sweep, overrides, Map.of()).plan();
    assertThat(plan.settings().count()).isGreaterThan(1);
    assertThat(plan.trials()).extracting(trial -> trial.seed()).contains(1L, 2L, 3L);
  }

  @Test
  void theSearchOfALearningRateTakesAQuarterOfTheSteps() {
    Path file = FOLDER.resolveSibling("searches").resolve("learning-rate.yaml");
    Planned search = planner.plan(file, List.of(), Map.of());
    assertThat(search.plan().rounds().get(0).entries())
        .hasSize(12)
        .extracting(Round.Entry::until)
        .containsOnly(40L);
    assertThat(planner.plan(file, List.of("search=null"), Map.of()).plan().trials()).hasSize(12);
  }

  @Test
  void eachAblationHasAVariantForACpuAndOneOfThePaper() {
    List<String> names = sweeps().stream().map(file -> file.getFileName().toString()).toList();
    assertThat(names)
        .filteredOn(name -> name.endsWith("-cpu.yaml"))
        .hasSizeGreaterThanOrEqualTo(7)
        .allSatisfy(name -> assertThat(names).contains(name.replace("-cpu", "-paper")));
  }
}

package io.mirnet.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Provider;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.api.training.RunObserver;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Pass;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.report.Report;
import io.mirnet.train.run.NetworkCost;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.Planner;
import io.mirnet.train.sweep.plan.StepTimer;
import io.mirnet.train.sweep.plan.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A block that looks at numbers has no graph, and is trained, timed and reported all the same. */
class UntraceableTrialTest {
  private final Providers providers = providers();
  private final ConfigurationReader reader = new ConfigurationReader(providers);

  @TempDir private Path folder;

  @Test
  void aSettingThatCannotBeTracedIsTimedTrainedAndReported() throws IOException {
    Files.writeString(
        folder.resolve("base.yaml"),
        """
        model: {width: 8, groups: [1], blocks_per_group: 1}
        data: {train: {type: generated, images: 2, validation_images: 2, size: 32}}
        train: {iterations: 2, patches: {type: fixed, patch: 16, batch: 1}, observers: []}
        """);
    Path file =
        Files.writeString(
            folder.resolve("file.yaml"), "base: base.yaml\naxes: {model.fusion: [sum, looking]}\n");
    Planned planned = new Planner(reader, experiments -> List.of()).plan(file, List.of(), Map.of());
    assertThat(StepTimer.secondsPerIteration(List.of(planned.trials().get(1).experiment())))
        .singleElement()
        .matches(seconds -> seconds > 0);
    SweepDirectory sweep = SweepDirectory.freeze(folder.resolve("sweep"), planned);
    TrialRunner runner = new TrialRunner(sweep, providers, reader);
    List<NetworkCost> costs = new ArrayList<>();
    for (Trial trial : sweep.plan().trials()) {
      TrialState state = runner.run(trial.id(), new RunObserver() {}, () -> false);
      assertThat(state.status()).isEqualTo(Status.COMPLETE);
      RunDirectory run = RunDirectory.open(sweep.run(trial.id()));
      costs.add(run.result().orElseThrow().cost().orElseThrow());
    }
    assertThat(costs.get(0).gmacs()).isPresent();
    assertThat(costs.get(1).gmacs()).isEmpty();
    assertThat(costs.get(1).parameters()).isEqualTo(costs.get(0).parameters());
    new Report(sweep).write();
    assertThat(folder.resolve("sweep/report.md"))
        .content()
        .contains("All 2 trials are complete.")
        .containsPattern("\\| 2 fusion=looking \\| .* \\| \\[unknown\\]");
  }

  private static Providers providers() {
    Providers found = Plugins.load(UntraceableTrialTest.class.getClassLoader());
    List<Provider<?>> all = new ArrayList<>();
    ExtensionPoint.all().forEach(point -> all.addAll(found.all(point).values()));
    all.add(new LookingProvider());
    return Providers.of(all);
  }

  /** The sum of its inputs, unless there are numbers in it that are none. */
  private static final class LookingProvider implements FusionProvider<LookingProvider.None> {
    record None() {}

    @Override
    public String name() {
      return "looking";
    }

    @Override
    public Class<None> configType() {
      return None.class;
    }

    @Override
    public Block create(None config, FusionSpec spec) {
      return new Looking();
    }
  }

  private static final class Looking extends ImageBlock {
    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray sum = inputs.get(0).add(inputs.get(1));
      return Float.isFinite(sum.mean().getFloat()) ? sum : inputs.get(0);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return new Shape[] {inputs[0]};
    }
  }
}

package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.mirnet.cli.console.Assembly;
import io.mirnet.train.config.Experiment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  @TempDir private Path folder;

  @Test
  void bothLayoutsAreTimedForInferenceAndForAStep() {
    Experiment tiny =
        Assembly.load(List.of())
            .configurations()
            .read(Experiment.class, Tiny.in(folder), List.of())
            .value();
    assertThat(new Benchmark(tiny, Device.cpu(), new Benchmark.Sizes(32, 1, 16)).run())
        .containsOnlyKeys("channels-last", "contiguous")
        .allSatisfy(
            (layout, times) -> {
              assertThat(times.inference()).isPositive();
              assertThat(times.step()).isPositive();
            });
  }
}

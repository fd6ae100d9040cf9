package org.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTenStepsTest {
  @TempDir private Path folder;

  @Test
  void theModelFileIsRebuiltAndHasLearnt() {
    Path file = folder.resolve("model.safetensors");
    TrainTenSteps.main(new String[] {file.toString()});
    ConfigurationReader reader = new ConfigurationReader(Plugins.load(getClass().getClassLoader()));
    try (Network trained = new ModelFiles(reader).load(file, Device.cpu());
        Network untrained = Network.create(trained.model(), Device.cpu(), 100)) {
      assertThat(trained.parameters().weights()).isEqualTo(81_320);
      Map<String, NDArray> before = untrained.parameters().all();
      trained
          .parameters()
          .all()
          .forEach(
              (name, after) ->
                  assertThat(after.toFloatArray())
                      .as(name)
                      .isNotEqualTo(before.get(name).toFloatArray()));
    }
  }

  @Test
  void theLossGoesDown() {
    try (Network network = Network.create(TrainTenSteps.model(), Device.cpu(), 7)) {
      List<Double> first = TrainTenSteps.train(network);
      List<Double> again = TrainTenSteps.train(network);
      assertThat(first).hasSize(10);
      // The same batches, so that each loss can be compared with what it was.
      for (int n = 0; n < 10; n++) {
        assertThat(again.get(n)).as("step " + n).isLessThan(first.get(n));
      }
    }
  }

  /** The pom leaves Guice out. */
  @Test
  void nothingNeedsGuice() {
    assertThatThrownBy(() -> Class.forName("com.google.inject.Guice"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}

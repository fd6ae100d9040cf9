package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  @TempDir private Path root;

  @Test
  void partsThatCountFromOneEachShareNoPicture() throws IOException {
    write("train/inputC/1.png", 1);
    write("train/target/2.png", 2);
    write("val/inputC/1.png", 3);
    write("val/target/2.png", 4);
    DataSets sets = open("{type: paired, layout: dpdd-centre}");
    assertThat(sets.validation().get(0).pairs().load(0).input().sample(0)).isEqualTo(3);
    assertThat(sets.notes())
        .containsExactly(
            "data.train: paired by order: 1 with 2",
            "data.validation, validation: paired by order: 1 with 2");
  }

  @Test
  void whatIsTrainedOnIsNotValidatedOn() throws IOException {
    write("input/1.png", 1);
    write("target/1.png", 2);
    assertThatThrownBy(() -> open("{type: paired}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing to validate on")
        .hasMessageContaining("'1' is in both");
  }

  private DataSets open(String set) {
    Experiment experiment =
        new ConfigurationReader(Plugins.load(DataSetsTest.class.getClassLoader()))
            .read(
                Experiment.class,
                "test",
                "",
                List.of(
                    "name=test",
                    "data.root=" + root,
                    "data.train=" + set,
                    "train.iterations=1",
                    "train.patches={patch: 16, batch: 1}"))
            .value();
    return new TrainingFactory(experiment).dataSets();
  }

  private void write(String file, int sample) throws IOException {
    byte[] samples = new byte[16 * 16 * 3];
    Arrays.fill(samples, (byte) sample);
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    ImageFiles.write(path, Image.of(16, 16, 3, samples), Optional.empty(), false);
  }
}

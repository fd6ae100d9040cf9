package io.mirnet.train.basicsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionImportTest {
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(OptionImportTest.class.getClassLoader()));

  @TempDir private Path folder;
  private String released;

  @BeforeEach
  void readOptions() throws IOException {
    released = resource("denoising.yml");
  }

  private String resource(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A kind of option file each, beside what it says, written by hand in mirnet's terms. */
  @ParameterizedTest
  @ValueSource(strings = {"denoising", "gaussian", "super-resolution", "defocus", "basicsr"})
  void aRecipeComesOverWhole(String kind) throws IOException {
    String expected = resource(kind + ".yaml").replace("HOME", System.getProperty("user.home"));
    assertThat(experiment(imported(resource(kind + ".yml"))))
        .isEqualTo(READER.read(Experiment.class, kind, expected, List.of()).value());
  }

  @Test
  void whatChangesTheResultStandsFirstAndWhatDoesNotIsOneLine() throws IOException {
    OptionImport made =
        imported(
            released
                .replace("dataroot_gt: ./sets/val/target", "dataroot_gt: ./sets/test/target")
                .replace("manual_seed: 7", "manual_seed: 7\nfreeze_g: 1"));
    assertThat(made.notes())
        .satisfiesExactly(
            note ->
                assertThat(note)
                    .startsWith(
                        "changes the result: datasets.val looks like a test set (./sets/test/target)"),
            note ->
                assertThat(note)
                    .isEqualTo(
                        "changes the result: line 7, freeze_g: not carried over; mirnet has nothing like it"),
            note -> assertThat(note).startsWith("num_gpu: 8:"),
            note ->
                assertThat(note)
                    .startsWith("without effect here: model_type, datasets.train.name,")
                    .endsWith("val.save_img, dist_params.backend, dist_params.port"));
    assertThat(made.yaml().lines().filter(line -> line.startsWith("# ")).skip(1))
        .containsExactlyElementsOf(made.notes().stream().map(note -> "# " + note).toList());
  }

  @Test
  void anUnknownOptionIsNamed() throws IOException {
    assertThat(imported(released.replace("manual_seed: 7", "manual_seed: 7\nfreeze_g: 1")).notes())
        .anyMatch(note -> note.contains("freeze_g: not carried over; mirnet has nothing like it"));
  }

  @Test
  void batchesAreThoseOfAllDevices() throws IOException {
    String two =
        released
            .replace("num_gpu: 8", "num_gpu: 2")
            .replaceAll("gt_sizes: .*", "gt_sizes: [128]")
            .replaceAll("mini_batch_sizes: .*", "mini_batch_sizes: [3]")
            .replaceAll("iters: .*", "iters: [300000]");
    OptionImport made = imported(two);
    assertThat(made.notes()).anyMatch(note -> note.startsWith("num_gpu: 2:"));
    assertThat(experiment(made).train().patches().type()).isEqualTo("fixed");
    assertThat(made.yaml()).contains("patch: 128\n", "batch: 6\n");
    assertThat(imported(released.replace("num_gpu: 8", "num_gpu: 0")).yaml())
        .contains("device: cpu\n", "batch: 8\n");
  }

  @Test
  void optimizerDecayClippingAndAverageComeOver() throws IOException {
    OptionImport made =
        imported(
            released
                .replace("    type: Adam\n", "    type: AdamW\n    weight_decay: 1e-4\n")
                .replace("use_grad_clip: true", "use_grad_clip: false\n  ema_decay: 0.999"));
    assertThat(made.yaml())
        .contains("type: adamw\n", "weight_decay: 1e-4\n", "type: none\n")
        .contains("average:\n    type: ema\n    decay: 0.999\n");
    assertThat(made.notes()).noneMatch(note -> note.contains("optim_g"));
    String sgd =
        released
            .replace("    type: Adam\n", "    type: SGD\n    momentum: 0.8\n    nesterov: true\n")
            .replace("    betas: [0.9, 0.999]\n", "");
    assertThat(imported(sgd).yaml()).contains("type: sgd\n", "momentum: 0.8\n", "nesterov: true\n");
  }

  @Test
  void anOptimizerThatIsUnknownIsSaidNotGuessed() throws IOException {
    OptionImport made = imported(released.replace("type: Adam\n", "type: Rprop\n"));
    assertThat(made.yaml()).contains("type: adam\n");
    assertThat(made.notes())
        .anyMatch(
            note ->
                note.contains(
                    "train.optim_g.type: not carried over; adam is used, with its defaults"));
  }

  @Test
  void anotherNetworkIsRefusedAtItsLine() {
    assertThatThrownBy(() -> imported(released.replace("MIRNet_v2\n  inp", "Restormer\n  inp")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("options.yml:36:3: error: only MIRNet_v2 can be imported");
  }

  @Test
  void aNetworkThatCannotBeIsRefused() {
    assertThatThrownBy(() -> imported(released.replace("n_feat: 80", "n_feat: 81")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("width 81 x factor 1.5");
  }

  @Test
  void stagesOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> imported(released.replace("[8, 5, 4, 2, 1, 1]", "[8, 5]")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("gt_sizes has 6 stages, mini_batch_sizes 2, iters 6");
  }

  @Test
  void whatIsNoOptionFileIsRefused() {
    assertThatThrownBy(() -> imported("just words\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("an option file holds keys with values");
    assertThatThrownBy(() -> OptionImport.of(folder.resolve("absent.yml"), READER))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("absent.yml");
  }

  private OptionImport imported(String text) throws IOException {
    return OptionImport.of(Files.writeString(folder.resolve("options.yml"), text), READER);
  }

  private Experiment experiment(OptionImport made) {
    return READER.read(Experiment.class, "made", made.yaml(), List.of()).value();
  }
}

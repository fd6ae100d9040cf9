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

class OptionImportTest {
  private final ConfigurationReader reader =
      new ConfigurationReader(Plugins.load(getClass().getClassLoader()));

  @TempDir private Path folder;
  private String released;

  @BeforeEach
  void readOptions() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("denoising.yml")) {
      released = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theReleasedRecipeComesOverWhole() throws IOException {
    Experiment made = experiment(imported(released));
    assertThat(made).isEqualTo(expected());
  }

  /** What the file says, written by hand in mirnet's terms. */
  private Experiment expected() {
    String yaml =
        """
        name: RealDenoising-MIRNet_v2
        seed: 7
        model: {type: mirnet-v2}
        data:
          train: {type: paired, input: ./sets/train/input, target: ./sets/train/target}
          validation: {type: paired, input: ./sets/val/input, target: ./sets/val/target}
          augmentations: [{type: flip-rotate}, {type: mixup, probability: 0.5, alpha: 1.2, group: 8}]
          workers: 16
        train:
          iterations: 300000
          loss: {type: l1}
          clip: {type: global-norm, at: 0.01}
          optimizer: {type: adam, betas: [0.9, 0.999]}
          learning_rate:
            type: cyclic-cosine
            from: 2e-4
            cycles: [{iterations: 92000, to: 3e-4}, {iterations: 208000, to: 1e-6}]
          patches:
            type: progressive
            stages:
              - {patch: 128, batch: 64, iterations: 92000}
              - {patch: 160, batch: 40, iterations: 64000}
              - {patch: 192, batch: 32, iterations: 48000}
              - {patch: 256, batch: 16, iterations: 36000}
              - {patch: 320, batch: 8, iterations: 36000}
              - {patch: 384, batch: 8, iterations: 24000}
          validation: {every: 4000}
          checkpoint_every: 4000
          log_every: 1000
        """;
    return reader.read(Experiment.class, "expected", yaml, List.of()).value();
  }

  @Test
  void whatIsLeftBehindIsNamedWithItsLineAndTheReason() throws IOException {
    OptionImport made = imported(released);
    assertThat(made.notes())
        .contains(
            "line 17, datasets.train.io_backend.type: not carried over; pictures are read from files",
            "line 81, val.metrics.psnr.crop_border: not carried over; choose train.validation.protocol by the data set",
            "line 93, dist_params.port: not carried over; one process drives all devices")
        .noneMatch(note -> note.contains("network_g") || note.contains("optim_g"));
    assertThat(made.yaml().lines().filter(line -> line.startsWith("# line")))
        .hasSize((int) made.notes().stream().filter(note -> note.startsWith("line")).count());
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
  void aDualPixelSetHasARightView() throws IOException {
    String dual =
        released
            .replace("dataroot_lq: ./sets/train/input", "dataroot_lqL: L\n    dataroot_lqR: R")
            .replace("inp_channels: 3", "inp_channels: 6");
    assertThat(imported(dual).yaml())
        .contains("input: L\n", "input_right: R\n", "in_channels: 6\n");
  }

  @Test
  void aBasicSrCharbonnierLossHasItsEpsilonUnderTheRoot() throws IOException {
    String charbonnier = released.replace("type: L1Loss", "type: CharbonnierLoss\n    eps: 1e-6");
    assertThat(imported(charbonnier).yaml()).contains("type: charbonnier\n", "epsilon: 0.001\n");
  }

  @Test
  void anUnknownScheduleIsSaidNotGuessed() throws IOException {
    OptionImport made = imported(released.replace("CosineAnnealingRestartCyclicLR", "StepLR"));
    assertThat(made.yaml()).contains("type: constant\n", "rate: 2e-4\n");
    assertThat(made.notes())
        .contains("the learning rate stays constant; choose train.learning_rate")
        .anyMatch(note -> note.contains("train.scheduler.type: not carried over"));
  }

  /** A file's learning rate after one change, as YAML of ours. */
  private void assertRate(String from, String to, String expected) throws IOException {
    Experiment made = experiment(imported(released.replace(from, to)));
    String yaml = "train: {learning_rate: " + expected + "}";
    assertThat(made.train().learningRate())
        .isEqualTo(
            reader.read(Experiment.class, "rate", yaml, List.of()).value().train().learningRate());
  }

  @Test
  void schedulesOfBasicSrHaveTheirLikes() throws IOException {
    String scheduler =
        released.substring(
            released.indexOf("    type: CosineAnnealingRestartCyclicLR"),
            released.indexOf("  mixing_augs"));
    assertRate(
        "restart_weights: [1, 1]",
        "restart_weights: [1, 0.5]",
        "{type: cyclic-cosine, from: 2e-4, cycles: [{iterations: 92000, to: 3e-4}, {iterations: 208000, to: 1e-6, weight: 0.5}]}");
    assertRate(
        scheduler,
        "    type: CosineAnnealingRestartLR\n    periods: [100, 200]\n    restart_weights: [1, 0.5]\n    eta_min: 1e-7\n",
        "{type: cyclic-cosine, from: 2e-4, cycles: [{iterations: 100, to: 1e-7}, {iterations: 200, to: 1e-7, weight: 0.5}]}");
    assertRate(
        scheduler,
        "    type: TrueCosineAnnealingLR\n    T_max: 300000\n    eta_min: 1e-7\n",
        "{type: cosine, from: 2e-4, to: 1e-7}");
    assertRate(
        scheduler,
        "    type: TrueCosineAnnealingLR\n    T_max: 400000\n    eta_min: 1e-7\n",
        "{type: cyclic-cosine, from: 2e-4, cycles: [{iterations: 400000, to: 1e-7}]}");
    assertRate(
        scheduler,
        "    type: MultiStepLR\n    milestones: [200000, 250000]\n    gamma: 0.5\n",
        "{type: multi-step, from: 2e-4, milestones: [200000, 250000], gamma: 0.5}");
    assertRate(
        scheduler,
        "    type: LinearLR\n    total_iter: 300000\n",
        "{type: polynomial, from: 2e-4, to: 0, power: 1}");
  }

  @Test
  void aWarmUpIsAroundTheSchedule() throws IOException {
    assertRate(
        "warmup_iter: -1",
        "warmup_iter: 1000",
        "{type: warm-up, iterations: 999, from: 0.001, then: {type: cyclic-cosine}}");
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
    assertThatThrownBy(() -> OptionImport.of(folder.resolve("absent.yml"), reader))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("absent.yml");
  }

  private OptionImport imported(String text) throws IOException {
    return OptionImport.of(Files.writeString(folder.resolve("options.yml"), text), reader);
  }

  private Experiment experiment(OptionImport made) {
    return reader.read(Experiment.class, "made", made.yaml(), List.of()).value();
  }
}

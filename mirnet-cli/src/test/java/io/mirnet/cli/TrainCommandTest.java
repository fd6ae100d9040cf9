package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.image.Image;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private static Path folder;
  private static Path config;
  private static Path run;
  private static Cli trained;

  @BeforeAll
  static void train() {
    config = Tiny.in(folder);
    run = folder.resolve("run");
    trained = Cli.run("train", config, "--run", run).done();
  }

  @Test
  void theResultGoesToStdoutWithPathsThatExist() {
    List<String> lines = trained.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .matches(
            "validation PSNR \\d+\\.\\d\\d dB \\([+-]\\d+\\.\\d\\d from \\d+\\.\\d\\d\\), SSIM \\d\\.\\d{4}");
    assertThat(lines.get(1)).matches("best       \\d+\\.\\d\\d dB at iteration [36]");
    assertThat(lines.get(2)).isEqualTo("picture    " + run.resolve("samples/00000006.png"));
    assertThat(lines.get(3)).isEqualTo("model      " + run.resolve("checkpoints/best.safetensors"));
    assertThat(run.resolve("samples/00000006.png")).isRegularFile();
    assertThat(run.resolve("checkpoints/best.safetensors")).isRegularFile();
  }

  @Test
  void progressGoesToStderr() {
    assertThat(trained.err().lines())
        .startsWith("training tiny into " + run)
        .anyMatch(line -> line.matches("device +cpu, threads: \\d+, PyTorch .*, float32"))
        .anyMatch(line -> line.matches("network +[\\d,]+ parameters, [\\d.]+ GMACs at 256x256"))
        .anyMatch(line -> line.matches("data +3 pairs for 6 iterations"))
        .anyMatch(line -> line.matches("validation +2 pairs by protocol lol"))
        .anyMatch(line -> line.startsWith("iteration 3: PSNR "))
        .anyMatch(line -> line.startsWith("iteration 6: PSNR "))
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void theResultIsJsonOnRequestAndStaysInTheRun() throws IOException {
    Path other = folder.resolve("json");
    JsonNode result = Cli.run("train", config, "--run", other, "--format", "json").done().json();
    assertThat(result.get("run").textValue()).isEqualTo(other.toString());
    assertThat(result.get("iteration").longValue()).isEqualTo(6);
    assertThat(result.get("complete").booleanValue()).isTrue();
    JsonNode set = result.get("sets").get("validation");
    assertThat(set.get("input").get("psnr").doubleValue()).isPositive();
    assertThat(result.get("monitor").get("score").textValue()).isEqualTo("psnr");
    assertThat(result.get("best").get("value").doubleValue())
        .isGreaterThanOrEqualTo(set.get("scores").get("psnr").doubleValue());
    assertThat(Path.of(result.get("picture").textValue())).isRegularFile();
    assertThat(Path.of(result.get("model").textValue())).isRegularFile();
    JsonNode kept = new ObjectMapper().readTree(other.resolve("result.json").toFile());
    kept.fields()
        .forEachRemaining(
            field -> assertThat(result.get(field.getKey())).isEqualTo(field.getValue()));
    assertThat(kept.has("sets")).isTrue();
  }

  @Test
  void overridesGoIntoTheRunsOwnConfiguration() {
    Path other = folder.resolve("override");
    Cli.run("train", config, "train.iterations=1", "seed=7", "--run", other).done();
    assertThat(other.resolve("config.yaml")).content().contains("iterations: 1\n", "seed: 7\n");
  }

  @Test
  void aRunDirectoryIsNeverOverwritten() throws IOException {
    byte[] before = Files.readAllBytes(run.resolve("checkpoints/last.safetensors"));
    Cli.run("train", config, "--run", run)
        .refused(ExitCode.USAGE, run + " exists", "--resume", "--run DIR");
    assertThat(run.resolve("checkpoints/last.safetensors")).hasBinaryContent(before);
  }

  @Test
  void aCompleteRunHasNothingLeftToDo() throws IOException {
    byte[] before = Files.readAllBytes(run.resolve("checkpoints/last.safetensors"));
    byte[] metrics = Files.readAllBytes(run.resolve("metrics.jsonl"));
    Cli resumed = Cli.run("train", "--resume", run).done();
    assertThat(resumed.err()).contains("going on with " + run, "from iteration 6 of 6");
    assertThat(resumed.out()).contains("best ", "model ");
    assertThat(run.resolve("checkpoints/last.safetensors")).hasBinaryContent(before);
    assertThat(run.resolve("metrics.jsonl")).hasBinaryContent(metrics);
  }

  @Test
  void anOldRunGoesOnWithAWarning() throws IOException {
    Path old = folder.resolve("old");
    Cli.run("train", config, "train.iterations=1", "data.augmentations=[]", "--run", old).done();
    Path yaml = old.resolve("config.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("augmentations: []", "augment: false"));

    Cli resumed = Cli.run("train", "--resume", old).done();

    assertThat(resumed.err())
        .containsOnlyOnce(": warning: 'data.augment' is now 'data.augmentations'")
        .contains("config.yaml:", "write augmentations: []");
  }

  @Test
  void aResumedRunHasItsOwnConfiguration() {
    Cli.run("train", "--resume", run, config).refused(ExitCode.USAGE, "leave the YAML file");
    Cli.run("train", "--resume", run, "--run", folder.resolve("x"))
        .refused(ExitCode.USAGE, "leave", "--run out");
  }

  @Test
  void aFinishedRunIsProlongedSayingWhatChanges() throws IOException {
    Path other = folder.resolve("prolonged");
    Cli.run("train", config, "--run", other).done();
    Cli longer =
        Cli.run("train", "--resume", other, "train.iterations=8", "train.keep_every=4").done();
    assertThat(longer.err().lines())
        .startsWith(
            "going on with " + other, "train.iterations: 6 -> 8", "train.keep_every: 0 -> 4")
        .anyMatch(line -> line.startsWith("warning: the learning rate follows another schedule"))
        .contains("from iteration 6 of 8");
    assertThat(new ObjectMapper().readTree(other.resolve("result.json").toFile()).get("iteration"))
        .hasToString("8");
    assertThat(other.resolve("checkpoints/00000008.safetensors")).isRegularFile();
    JsonNode changes =
        new ObjectMapper().readTree(other.resolve("manifest.json").toFile()).get("changes");
    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).get("key").textValue()).isEqualTo("train.iterations");
  }

  @Test
  void whatCannotChangeInARunIsRefusedByName() {
    Cli.run("train", "--resume", run, "seed=7", "model.width=16")
        .refused(ExitCode.USAGE, "seed, model.width can't change in a run that has begun");
  }

  @Test
  void aRunThatNeverSavedStartsAnewUnderItsOwnName() throws IOException {
    Path other = folder.resolve("unsaved");
    Cli.run("train", config, "--run", other).done();
    Files.delete(other.resolve("checkpoints/last.safetensors"));
    Files.delete(other.resolve("checkpoints/previous.safetensors"));
    Cli.run("train", config, "--run", other)
        .refused(
            ExitCode.USAGE, "never saved a checkpoint", "--resume " + other + " starts it anew");
    assertThat(Cli.run("train", "--resume", other).done().err())
        .contains(
            "warning: " + other + " never saved a checkpoint: it starts anew from iteration 0");
    assertThat(other.resolve("checkpoints/last.safetensors"))
        .hasSameBinaryContentAs(run.resolve("checkpoints/last.safetensors"));
  }

  @Test
  void onlyARunCanBeResumed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Cli.run("train", "--resume", empty)
        .refused(
            ExitCode.INPUT,
            empty + " is no run directory",
            "start the run anew, by train CONFIG --run " + empty);
    Cli.run("train", config, "train.iterations=1", "--run", empty).done();
    Cli.run("train", "--resume", folder.resolve("nowhere"))
        .refused(ExitCode.INPUT, "is no run directory");
  }

  @Test
  void oneYamlFileIsNeeded() {
    Cli.run("train").refused(ExitCode.USAGE, "a YAML file is needed");
    Cli.run("train", "seed=7").refused(ExitCode.USAGE, "a YAML file is needed");
    Cli.run("train", config, config).refused(ExitCode.USAGE, "one YAML file is needed, not 2");
  }

  @Test
  void aRunIsAModelForTheOtherCommands() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Pictures.write(pictures.resolve("a.png"), 16, 16, 1);
    Path output = folder.resolve("restored");
    Cli.run("restore", "--model", run, "--output", output, pictures).done();
    assertThat(output.resolve("a.png")).isRegularFile();
    Cli.run("evaluate", "--model", run, "--input", pictures, "--target", output).done();
  }

  @Test
  void aDualPixelRunReportsItsGainOverTheMeanOfBothViews() throws IOException {
    List<Image> pictures = new ArrayList<>();
    for (String name : List.of("left", "right", "target")) {
      Path folderOfOne = Files.createDirectories(folder.resolve("views").resolve(name));
      pictures.add(Pictures.write(folderOfOne.resolve("a.png"), 16, 16, name.hashCode()));
    }
    String set = "{type: paired, input: left, input_right: right, target: target}";
    JsonNode measured =
        Cli.run(
                "train",
                config,
                "model.in_channels=6",
                "train.iterations=1",
                "data.root=" + folder.resolve("views"),
                "data.train=" + set,
                "data.validation=" + set,
                "train.validation.protocol=dpdd",
                "--run",
                folder.resolve("views/run"),
                "--format",
                "json")
            .done()
            .json()
            .get("sets")
            .get("validation");
    assertThat(measured.get("scores").has("psnr")).isTrue();
    assertThat(measured.get("input").get("psnr").doubleValue())
        .isCloseTo(psnrOfMean(pictures.get(0), pictures.get(1), pictures.get(2)), within(1e-4));
  }

  /** PSNR of peak 1, written out. */
  private static double psnrOfMean(Image left, Image right, Image target) {
    double squares = 0;
    for (int i = 0; i < target.length(); i++) {
      double mean = (left.sample(i) + right.sample(i)) / 510.0;
      squares += Math.pow(mean - target.sample(i) / 255.0, 2);
    }
    return -10 * Math.log10(squares / target.length());
  }
}

package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.blocks.Fixtures;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is said in one line, with its exit code, and leaves nothing behind. */
class BadInputTest {
  @TempDir private Path folder;
  private Path config;
  private Path run;
  private Path input;
  private Path target;
  private String paired;

  @BeforeEach
  void makePairs() throws IOException {
    config = Tiny.in(folder);
    run = folder.resolve("run");
    input = Files.createDirectory(folder.resolve("input"));
    target = Files.createDirectory(folder.resolve("target"));
    for (String name : new String[] {"a.png", "b.png"}) {
      Pictures.write(input.resolve(name), 20, 20, 1);
      Pictures.write(target.resolve(name), 20, 20, 2);
    }
    paired = "data.train={type: paired, input: %s, target: %s}".formatted(input, target);
  }

  @Test
  void allMistakesOfAConfigurationAreReportedAtOnceWithPositions() throws IOException {
    String yaml = Files.readString(config);
    Files.writeString(
        config,
        yaml.replace("width: 8", "widht: 8")
            .replace("type: fixed", "type: fixd")
            .replace("every: 3", "every: often"));
    train()
        .refusedConfiguration(
            3,
            config + ":2:9: error: model 'mirnet-v2' has no option 'widht'",
            "did you mean 'width'?",
            config + ":8:19: error: no patch schedule is named 'fixd'",
            "must be a whole number, not 'often'");
    assertThat(run).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.widht=8",
        "model.fusion.type=skf",
        "train.iterations=many",
        "train.iterations=4.7",
        "train.iterations=0",
        "train.loss={type: l1, epsilon: 1}",
        "train.validation.protocol=psn",
        "name=a/b",
        "device=tpu",
        "device=gpu:99999999999",
        "device=gpu:",
        "device=gpu:0,",
        "device=gpu:-1",
        "device=gpu:x",
        "device=gpu:0, 1",
        "device=gpu:0,0",
        "threads=-1",
        "model",
      })
  void anOverrideThatCannotBeIsQuoted(String override) {
    Cli refused = train(override);
    if (override.contains("=")) {
      refused.refusedConfiguration(1, override);
    } else {
      refused.refused(ExitCode.USAGE, "one YAML file is needed");
    }
    assertThat(run).doesNotExist();
  }

  @Test
  void shapesThatCannotBeAreRefusedWithTheNumbers() {
    train("model.width=9").refusedConfiguration(1, "gives stream 2 13.5 channels");
    train("model.width=20", "model.groups=[1, 4]")
        .refusedConfiguration(1, "group count 4 does not divide the 30 channels of stream 2");
    train("train.patches.patch=18")
        .refusedConfiguration(1, "patch 18", "is not a multiple of 4, as the network needs");
    train(
            "train.patches={type: progressive, stages: [{patch: 16, batch: 1, iterations: 3}, {patch: 21, batch: 1, iterations: 3}]}")
        .refusedConfiguration(1, "patch 21 (from iteration 3 on) is not a multiple of 4");
    assertThat(run).doesNotExist();
  }

  @Test
  void channelsThatTheDataDoesNotHaveAreRefused() {
    train("model.in_channels=6")
        .refused(
            ExitCode.INPUT,
            "takes 6 and makes 3 (3 of 3): training-0000 3 and 3,",
            "model.in_channels");
    train("model.out_channels=1").refused(ExitCode.INPUT, "takes 3 and makes 1 (3 of 3)");
    assertThat(run).doesNotExist();
  }

  @Test
  void aConfigurationThatIsNotThereIsNamed() {
    Cli.run("train", folder.resolve("nope.yaml"), "--run", run)
        .refused(ExitCode.INPUT, "there is no configuration file", "nope.yaml");
    Cli.run("config", "check", folder).refused(ExitCode.INPUT, "is a folder");
  }

  @Test
  void aConfigurationThatIsNoYamlIsPointedAt() throws IOException {
    Files.writeString(config, "model: {width: 8\n");
    train().refusedConfiguration(1, config + ":");
    Files.writeString(config, "just text\n");
    train().refusedConfiguration(1, "a configuration is a mapping of keys");
    Files.write(config, new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xfe});
    train().refused(ExitCode.INPUT, "is not UTF-8");
  }

  @Test
  void foldersThatAreMissingOrEmptyAreNamed() throws IOException {
    train("data.train={type: paired, input: %s, target: nowhere}".formatted(input))
        .refused(ExitCode.INPUT, "folder nowhere doesn't exist");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    train("data.train={type: paired, input: %s, target: %s}".formatted(input, empty))
        .refused(ExitCode.INPUT, "folder " + empty + " holds no pictures");
    Cli.run("restore", "--model", "m.pth", "--output", folder.resolve("out"), empty)
        .refused(ExitCode.INPUT, "folder " + empty + " holds no picture");
    Cli.run("restore", "--model", "m.pth", "--output", folder.resolve("out"), "nowhere")
        .refused(ExitCode.INPUT, "nowhere does not exist");
    assertThat(run).doesNotExist();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void allPairsThatDoNotFitAreNamedAtOnce() throws IOException {
    Files.delete(target.resolve("a.png"));
    Pictures.write(target.resolve("b.png"), 20, 24, 3);
    Pictures.write(target.resolve("c.png"), 20, 20, 3);
    train(paired)
        .refused(
            ExitCode.INPUT,
            "don't fit: pictures of " + input + " without partner in " + target + " (1): a",
            "pictures of " + target + " without partner in " + input + " (1): c",
            "b 20x20 and 20x24");
    assertThat(run).doesNotExist();
  }

  @Test
  void aPictureThatIsCutOffIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(input.resolve("a.png"));
    byte[] part = Arrays.copyOf(whole, whole.length / 2);
    Files.write(input.resolve("a.png"), part);
    Files.write(input.resolve("b.png"), part);
    train(paired, "data.train.split={fraction: 0.5}")
        .refused(ExitCode.INPUT, "a.png is damaged: it ends too early");
    assertThat(run).doesNotExist();

    Path output = folder.resolve("out.png");
    Path model = Fixtures.weights(Fixtures.RGB, folder);
    Cli.run("restore", "--model", model, "--output", output, input.resolve("a.png"))
        .refused(ExitCode.INPUT, "a.png is damaged: it ends too early");
    Cli.run("evaluate", "--restored", input, "--target", target)
        .refused(ExitCode.INPUT, "a.png is damaged: it ends too early");
    assertThat(output).doesNotExist();
  }

  @Test
  void aPictureSmallerThanThePatchIsNamed() {
    for (Path set : new Path[] {input, target}) {
      Pictures.write(set.resolve("a.png"), 1, 1, 1);
      Pictures.write(set.resolve("b.png"), 1, 1, 1);
    }
    train(paired, "data.train.split={fraction: 0.5}")
        .refused(
            ExitCode.INPUT,
            "pictures smaller than the largest patch, 16 from iteration 0 on (1 of 1): a 1x1",
            "data.train.pad=reflect");
    assertThat(run).doesNotExist();
  }

  @Test
  void pairsThatAreTrainedOnAreNotTakenForValidation() {
    train(paired).refused(ExitCode.INPUT, "nothing to validate on", "data.train.split");
    assertThat(run).doesNotExist();
  }

  @Test
  void aGpuThatIsNamedTwiceIsRefusedWithItsPlace() throws IOException {
    Files.writeString(config, "device: gpu:1,1\n" + Files.readString(config));
    train()
        .refusedConfiguration(
            1, config + ":1:1: error: 'gpu:1,1' names GPU 1 twice: name each GPU once");
    assertThat(run).doesNotExist();
  }

  @Test
  void aGpuThatIsNotThereIsRefused() {
    train("device=gpu:99").refused(ExitCode.INPUT, "asks for GPU 99, but the engine sees");
    assertThat(run).doesNotExist();
    Path model = Fixtures.weights(Fixtures.RGB, folder);
    Path output = folder.resolve("out.png");
    Cli.run(
            "restore",
            "--device",
            "gpu:99",
            "--model",
            model,
            "--output",
            output,
            input.resolve("a.png"))
        .refused(ExitCode.INPUT, "asks for GPU 99");
    Cli.run("restore", "--device", "tpu", "--model", model, "--output", output, input)
        .refused(ExitCode.USAGE, "'tpu' is no device");
    Cli.run("restore", "--device", "gpu:0,1", "--model", model, "--output", output, input)
        .refused(ExitCode.USAGE, "'gpu:0,1' is no device: use auto, cpu, gpu or gpu:1");
    assertThat(output).doesNotExist();
  }

  @Test
  void aLossThatIsNotFiniteEndsTheRunWithItsLastGoodCheckpoint() {
    Cli diverged =
        train(
            "train.learning_rate={type: constant, rate: 10}",
            "train.clip=none",
            "train.iterations=200",
            "train.checkpoint_every=1",
            "train.validation.every=1000");
    Path last = run.resolve("checkpoints/last.safetensors");
    diverged.refused(
        ExitCode.DIVERGED,
        "diverged at iteration",
        "the last good checkpoint is " + last,
        "a lower learning rate");
    Cli.run("restore", "--model", last, "--output", folder.resolve("o"), input).done();
  }

  @Test
  void aModelThatIsNoneIsRefused() throws IOException {
    restoreBy(folder.resolve("nope.pth")).refused(ExitCode.INPUT, "nope.pth: there is no such");
    restoreBy(folder.resolve("nope.safetensors")).refused(ExitCode.INPUT, "nope.safetensors");
    restoreBy(config).refused(ExitCode.INPUT, "is not a PyTorch file");
    restoreBy(input).refused(ExitCode.INPUT, "is no run directory");
    restoreBy(Files.createFile(folder.resolve("empty.pth"))).refused(ExitCode.INPUT, "empty.pth");
    restoreBy(Files.createFile(folder.resolve("empty.safetensors")))
        .refused(ExitCode.INPUT, "empty.safetensors");
  }

  @Test
  void aPyTorchFileThatNamesAForeignClassIsRefused() throws IOException {
    Path file = folder.resolve("evil.pth");
    Path proof = folder.resolve("proof");
    byte[] pickle =
        ("cos\nsystem\n(S'touch " + proof + "'\ntR.").getBytes(StandardCharsets.US_ASCII);
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      ZipEntry entry = new ZipEntry("archive/data.pkl");
      CRC32 crc = new CRC32();
      crc.update(pickle);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(pickle.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(pickle);
    }
    restoreBy(file).refused(ExitCode.INPUT, "evil.pth", "os.system");
    assertThat(proof).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,8]}}",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905,4],\"data_offsets\":[0,8]}}",
        "{\"w\":",
      })
  void aSafetensorsHeaderThatLiesIsRefused(String header) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    restoreBy(safetensors(json.length, json)).refused(ExitCode.INPUT, "lying.safetensors");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE, Integer.MAX_VALUE, 3})
  void aSafetensorsHeaderOfAnotherLengthIsRefused(long length) throws IOException {
    restoreBy(safetensors(length, new byte[] {'{', '}'}))
        .refused(ExitCode.INPUT, "lying.safetensors");
  }

  @Test
  void aSafetensorsFileOfAnotherNetworkIsRefused() throws IOException {
    byte[] json =
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
            .getBytes(StandardCharsets.UTF_8);
    restoreBy(safetensors(json.length, json))
        .refused(ExitCode.INPUT, "holds no network that is known here");
    byte[] unknown =
        "{\"__metadata__\":{\"mirnet.config\":\"{\\\"model\\\":{\\\"type\\\":\\\"unet\\\"}}\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
            .getBytes(StandardCharsets.UTF_8);
    restoreBy(safetensors(unknown.length, unknown))
        .refused(ExitCode.INPUT, "no model is named 'unet'");
  }

  private Path safetensors(long length, byte[] header) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length).put(header);
    return Files.write(folder.resolve("lying.safetensors"), bytes.array());
  }

  private Cli train(Object... overrides) {
    Object[] arguments = new Object[overrides.length + 4];
    arguments[0] = "train";
    arguments[1] = config;
    System.arraycopy(overrides, 0, arguments, 2, overrides.length);
    arguments[arguments.length - 2] = "--run";
    arguments[arguments.length - 1] = run;
    return Cli.run(arguments);
  }

  private Cli restoreBy(Path model) {
    Path output = folder.resolve("out.png");
    Cli cli = Cli.run("restore", "--model", model, "--output", output, input.resolve("a.png"));
    assertThat(output).doesNotExist();
    return cli;
  }
}

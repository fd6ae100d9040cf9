package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Formerly;
import io.mirnet.api.InputException;
import io.mirnet.api.ProviderException;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.config.Sample.CharbonnierOptions;
import io.mirnet.config.Sample.Device;
import io.mirnet.config.Sample.Experiment;
import io.mirnet.config.Sample.NetOptions;
import io.mirnet.config.Sample.SkffOptions;
import io.mirnet.config.Sample.Skips;
import io.mirnet.config.Sample.Stage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private final ConfigurationReader reader = new ConfigurationReader(Sample.providers());

  @TempDir private Path folder;

  private Experiment read(String yaml, String... overrides) {
    return reader.read(Experiment.class, "test", yaml, List.of(overrides)).value();
  }

  private static NetOptions net(Experiment experiment) {
    return (NetOptions) experiment.model().options();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void emptyConfigurationIsAllDefaults() {
    Experiment defaults = reader.defaults(Experiment.class);

    assertThat(defaults.name()).isEqualTo("experiment");
    assertThat(defaults.seed()).isEqualTo(100);
    assertThat(defaults.device()).isEqualTo(Device.AUTO);
    assertThat(net(defaults).width()).isEqualTo(80);
    assertThat(net(defaults).groups()).containsExactly(1, 2, 4, 4);
    assertThat(net(defaults).fusion().options()).isEqualTo(new SkffOptions(8));
    assertThat(net(defaults).skips()).isEqualTo(new Skips(true, true));
    assertThat(defaults.loss().options()).isEqualTo(new CharbonnierOptions(1e-3));
    assertThat(defaults.data())
        .isEqualTo(new Sample.Data(Optional.empty(), true, Optional.empty(), List.of()));
    assertThat(defaults.train().rate()).isEqualTo(2e-4);
    assertThat(defaults.train().stages()).containsExactly(new Stage(128, 64));
    assertThat(read("# only a comment\n")).isEqualTo(read("{}")).isEqualTo(read(""));
  }

  @Test
  void everyKindOfValueIsRead() {
    Experiment read =
        read(
            """
            name: no
            seed: 9000000000
            device: dual_gpu
            model:
              width: +16
              groups:
              - 1
              - 2
              fusion: sum
              skips: {context: false}
            loss: {type: "charbonnier", epsilon: 1e-6}
            data:
              root: /sets/lol
              cache: false
              noise: .5
              folders: [a, 'b c']
            train:
              iterations: 1000
              rate: 1
              stages: [{patch: 16, batch: 2}, {patch: 32}]
            """);

    assertThat(read.name()).isEqualTo("no");
    assertThat(read.seed()).isEqualTo(9_000_000_000L);
    assertThat(read.device()).isEqualTo(Device.DUAL_GPU);
    assertThat(net(read).width()).isEqualTo(16);
    assertThat(net(read).groups()).containsExactly(1, 2);
    assertThat(net(read).fusion().type()).isEqualTo("sum");
    assertThat(net(read).skips()).isEqualTo(new Skips(false, true));
    assertThat(read.loss().options()).isEqualTo(new CharbonnierOptions(1e-6));
    assertThat(read.data())
        .isEqualTo(
            new Sample.Data(
                Optional.of(Path.of("/sets/lol")),
                false,
                Optional.of(0.5),
                List.of(Path.of("a"), Path.of("b c"))));
    assertThat(read.train().rate()).isEqualTo(1);
    assertThat(read.train().stages()).containsExactly(new Stage(16, 2), new Stage(32, 1));
  }

  @Test
  void choiceWithoutTypeKeepsTheDefaultType() {
    assertThat(net(read("model: {fusion: {reduction: 4}}")).fusion().options())
        .isEqualTo(new SkffOptions(4));
    assertThat(read("", "loss.epsilon=0.5").loss().options())
        .isEqualTo(new CharbonnierOptions(0.5));
  }

  @Test
  void mappingWithAllKeysCommentedOutIsEmpty() {
    assertThat(read("data:\n#  cache: false\n")).isEqualTo(read(""));
  }

  @Test
  void explicitNothingTakesAnOptionalAway() throws IOException {
    file("base.yaml", "data: {noise: 0.1}");
    Path file = file("run.yaml", "base: base.yaml\ndata: {noise: null}");

    assertThat(reader.read(Experiment.class, file, List.of()).value().data().noise()).isEmpty();
  }

  @Test
  void fileLiesOverItsBasesAndOverridesOverAll() throws IOException {
    file("bottom.yaml", "seed: 1\nname: bottom\ntrain: {iterations: 10, rate: 0.1}");
    file("sub/middle.yaml", "base: ../bottom.yaml\nname: middle\ntrain: {iterations: 20}");
    Path top = file("top.yaml", "base: sub/middle.yaml\ntrain: {iterations: 30}\n");

    Experiment read =
        reader
            .read(Experiment.class, top, List.of("train.iterations=40", "train.iterations=50"))
            .value();

    assertThat(read.seed()).isEqualTo(1);
    assertThat(read.name()).isEqualTo("middle");
    assertThat(read.train().iterations()).isEqualTo(50);
    assertThat(read.train().rate()).isEqualTo(0.1);
  }

  @Test
  void overridesReachEveryKindOfValue() {
    String yaml = "train: {stages: [{patch: 16}, {patch: 32}]}";

    Experiment read =
        read(
            yaml,
            "train.stages[0].patch=8",
            "train.stages.1.batch=5",
            "model.groups=[1,4]",
            "model.fusion={type: sum}",
            "loss=charbonnier",
            "name=a=b");

    assertThat(read.train().stages()).containsExactly(new Stage(8, 1), new Stage(32, 5));
    assertThat(net(read).groups()).containsExactly(1, 4);
    assertThat(net(read).fusion().type()).isEqualTo("sum");
    assertThat(read.name()).isEqualTo("a=b");
  }

  @Test
  void changedTypeDropsTheOptionsOfTheFormerType() {
    String yaml = "model: {fusion: {type: skff, reduction: 4}, width: 16}";

    Experiment read = read(yaml, "model.fusion.type=sum");

    assertThat(net(read).fusion().type()).isEqualTo("sum");
    assertThat(net(read).width()).isEqualTo(16);
    assertThat(net(read(yaml, "model.fusion.type=skff")).fusion().options())
        .isEqualTo(new SkffOptions(4));
  }

  @Test
  void shortFormTakesOptionsFromAHigherLayer() {
    assertThat(net(read("model: {fusion: skff}", "model.fusion.reduction=2")).fusion().options())
        .isEqualTo(new SkffOptions(2));
  }

  @Test
  void listsAreImmutable() {
    assertThatThrownBy(() -> net(read("")).groups().add(3))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void missingFileIsAnInputProblem() {
    assertThatThrownBy(
            () -> reader.read(Experiment.class, folder.resolve("absent.yaml"), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("absent.yaml");
  }

  @Test
  void binaryFileIsAnInputProblem() throws IOException {
    Path file = Files.write(folder.resolve("model.yaml"), new byte[] {(byte) 0xff, 0, 1});

    assertThatThrownBy(() -> reader.read(Experiment.class, file, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void hugeFileIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("best.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(5L << 30);
    }

    assertThatThrownBy(() -> reader.read(Experiment.class, file, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has 5120 MiB")
        .hasMessageContaining("is it a model?");
  }

  @Test
  void baseNeedsAFile() {
    assertThatThrownBy(() -> read("base: other.yaml"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("test:1:1: error: 'base' works only in a file");
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsAreAccepted() throws IOException {
    Path file = file("windows.yaml", "\uFEFFname: lol\r\nseed: 7\r\n");

    assertThat(reader.read(Experiment.class, file, List.of()).value().seed()).isEqualTo(7);
  }

  record Unsupported(@Default("1") float value) {}

  record DefaultedOptional(@Default("1") Optional<Integer> value) {}

  record BadDefault(@Default("many") int value) {}

  record BrokenDefault(@Default("[1") List<Integer> value) {}

  record FormerInUse(@Default("1") int a, @Formerly("a") @Default("2") int b) {}

  record FormerOfTwo(@Formerly("x") @Default("1") int a, @Formerly("x") @Default("2") int b) {}

  record TypedChoice(Choice<FusionProvider<?>> fusion) {}

  @Test
  void recordThatCantBeReadIsNamed() {
    assertThatThrownBy(() -> reader.describe(Unsupported.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unsupported: 'value' has type float");
    assertThatThrownBy(() -> reader.describe(DefaultedOptional.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an Optional with @Default");
  }

  @Test
  void formerKeyMustNotBeAnotherKeys() {
    for (Class<? extends Record> type : List.of(FormerInUse.class, FormerOfTwo.class)) {
      assertThatThrownBy(() -> reader.describe(type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(type.getName())
          .hasMessageContaining("can't be a former key");
    }
  }

  @Test
  void providerIsDescribedByItsOwnLine() {
    assertThat(reader.describe(new Sample.Needy()).doc())
        .isEqualTo("an error that must be weighed");
    assertThat(reader.describe(new Sample.Needy()).keys()).containsExactly("weight");
    assertThat(reader.describe(new Sample.Sum()).doc()).isEmpty();
  }

  @Test
  void badDefaultIsBlamedOnItsRecord() {
    assertThatThrownBy(() -> reader.defaults(BadDefault.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "default of 'value' in "
                + BadDefault.class.getName()
                + ": error: 'value' must be a whole number, not 'many'");
  }

  @Test
  void defaultThatIsNotYamlIsBlamedOnItsRecord() {
    assertThatThrownBy(() -> reader.defaults(BrokenDefault.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("default of 'value' in " + BrokenDefault.class.getName())
        .hasMessageEndingWith("1 problem; nothing was started");
  }

  @Test
  void optionNamedTypeIsBlamedOnItsProvider() {
    var typed = new ConfigurationReader(Providers.of(List.of(new Sample.TypedFusion())));

    assertThatThrownBy(() -> typed.read(TypedChoice.class, "test", "fusion: typed", List.of()))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("'typed'")
        .hasMessageContaining("must not be named 'type'");
  }

  @Test
  void describesARecord() {
    List<RecordModel.Component> components = reader.describe(NetOptions.class).components();

    assertThat(components)
        .extracting(
            RecordModel.Component::key, c -> c.type().text(), c -> c.defaultText().orElse(""))
        .containsExactly(
            tuple("width", "a whole number", "80"),
            tuple("groups", "a list of whole numbers", "[1, 2, 4, 4]"),
            tuple("fusion", "a fusion", "{type: skff}"),
            tuple("skips", "a mapping", "{context: true, image: true}"));
    assertThat(components.get(0).range()).isEqualTo("between 4 and 512");
    assertThat(reader.describe(Stage.class).components().get(0).doc())
        .isEqualTo("pixels of a side");
    assertThat(reader.describe(Stage.class).components().get(0).isRequired()).isTrue();
    assertThat(reader.describe(Sample.Data.class).components().get(0).isRequired()).isFalse();
  }
}

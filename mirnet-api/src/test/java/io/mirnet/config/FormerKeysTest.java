package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Formerly;
import io.mirnet.api.Inline;
import io.mirnet.api.Moved;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.LossProvider;
import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of earlier versions. */
class FormerKeysTest {
  private static final Providers PROVIDERS =
      Providers.of(
          List.of(
              Sample.NET,
              new Sample.Skff(),
              Sample.SUM,
              Sample.CHARBONNIER,
              new Sample.Needy(),
              new Clipped()));

  private final ConfigurationReader reader = new ConfigurationReader(PROVIDERS);

  @TempDir private Path folder;

  record Run(
      @Default("run") @Formerly({"title", "label"}) @Doc("what it is called") String name,
      @Default("{}") Train train,
      @Default("{}") Data data,
      @Default("{type: net}") Network model) {}

  @Moved(from = "loss.clip", when = "0", to = "clip", as = "sum")
  @Moved(from = "loss.clip", to = "clip", as = "{type: skff, reduction: $value}")
  @Moved(from = "check", to = "checks.every")
  @Moved(from = "size.batch", to = "batch")
  record Train(
      @Default("charbonnier") Choice<LossProvider<?>> loss,
      @Default("{type: skff, reduction: 3}") Choice<FusionProvider<?>> clip,
      @Default("1") int batch,
      @Default("{}") Checks checks) {}

  record Checks(@Default("10") int every, @Default("1") int pictures) {}

  @Moved(from = "add", to = "fusions[sum]")
  @Moved(from = "weigh", to = "fusions[skff]")
  @Moved(from = "least", to = "range[0]")
  @Moved(from = "greatest", to = "range[1]")
  record Data(
      @Default("[sum]") List<Choice<FusionProvider<?>>> fusions,
      @Default("[1, 2]") List<Double> range) {}

  @Moved(from = "pretrained", to = "weights", as = "[$value]")
  record Network(
      @Inline Choice<ModelProvider<?>> model,
      @Default("[]") @Formerly("fixed") List<String> freeze,
      @Default("[]") List<String> weights) {}

  record ClippedOptions(@Default("1") int clip) {}

  /** Has an option that another loss had once. */
  static final class Clipped extends Sample.Loss<ClippedOptions> {
    @Override
    public String name() {
      return "clipped";
    }

    @Override
    public Class<ClippedOptions> configType() {
      return ClippedOptions.class;
    }
  }

  private Resolved<Run> resolve(String yaml, String... overrides) {
    return reader.read(Run.class, "test", yaml, List.of(overrides));
  }

  private Run read(String yaml, String... overrides) {
    return resolve(yaml, overrides).value();
  }

  private Resolved<Run> over(String base, String yaml, String... overrides) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), base);
    Path file = Files.writeString(folder.resolve("run.yaml"), "base: base.yaml\n" + yaml);
    return reader.read(Run.class, file, List.of(overrides));
  }

  private static String warnings(Resolved<?> resolved) {
    StringBuilder all = new StringBuilder();
    resolved.warnings().forEach(one -> all.append(one.renderWarning()).append('\n'));
    return all.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "title: a                                        | name: a",
        "train: {loss: {clip: 5}}                        | train: {clip: {type: skff, reduction: 5}}",
        "train: {loss: {type: charbonnier, clip: 0.0}}   | train: {clip: sum}",
        "train: {loss: {type: needy, w: 2}}              | train: {loss: {type: needy, weight: 2}}",
        "train: {check: 5, checks: {pictures: 2}}        | train: {checks: {every: 5, pictures: 2}}",
        "train: {size: {batch: 3}}                       | train: {batch: 3}",
        "data: {add: false}                              | data: {fusions: []}",
        "data: {add: true}                               | data: {fusions: [sum]}",
        "data: {weigh: {reduction: 2}}                   | data: {fusions: [sum, {type: skff, reduction: 2}]}",
        "data: {weigh: {}, add: false}                   | data: {fusions: [skff]}",
        "data: {weigh: true, add: ~}                     | data: {fusions: [skff]}",
        "data: {weigh: ~}                                | data: {fusions: [sum]}",
        "data: {least: 0.5}                              | data: {range: [0.5, 2]}",
        "data: {greatest: 9, least: 3}                   | data: {range: [3, 9]}",
        "model: {width: 16, fixed: [a], pretrained: b}   | model: {width: 16, freeze: [a], weights: [b]}",
      })
  void oldKeyIsReadAsTheNewOne(String old, String now) {
    assertThat(read(old)).isEqualTo(read(now));
    assertThat(resolve(old).warnings()).isNotEmpty();
    assertThat(resolve(now).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "title=a, name=a",
    "train.loss.clip=5, 'train.clip={type: skff, reduction: 5}'",
    "train.loss.clip=0, train.clip=sum",
    "data.add=false, data.fusions=[]",
    "data.weigh.reduction=2, 'data.fusions=[sum,{type: skff, reduction: 2}]'",
    "model.fixed=[a], model.freeze=[a]",
  })
  void overrideOfAnOldKeyIsOneOfTheNew(String old, String now) {
    assertThat(read("", old)).isEqualTo(read("", now));
    assertThat(warnings(resolve("", old))).startsWith("override '" + old + "': warning: '");
  }

  @Test
  void warningTellsTheNewKeyAndThePlace() {
    Resolved<Run> resolved =
        resolve(
            """
            title: a
            train:
              loss: {type: needy, w: 2, clip: 5}
            data:
              weigh: {reduction: 2}
            """,
            "train.check=3");

    assertThat(warnings(resolved))
        .isEqualTo(
            """
            test:1:1: warning: 'title' is now 'name'
                1 | title: a
                  | ^^^^^ what it is called
            test:3:23: warning: 'train.loss.w' is now 'train.loss.weight'
                3 |   loss: {type: needy, w: 2, clip: 5}
                  |                       ^ how much to weigh it
            test:3:29: warning: 'train.loss.clip' is now 'train.clip'
                3 |   loss: {type: needy, w: 2, clip: 5}
                  |                             ^^^^ write clip: {type: skff, reduction: 5}
            test:5:3: warning: 'data.weigh' is now 'data.fusions'
                5 |   weigh: {reduction: 2}
                  |   ^^^^^ write fusions: [sum, {type: skff, reduction: 2}]
            override 'train.check=3': warning: 'train.check' is now 'train.checks.every'; write every: 3
            """);
  }

  @Test
  void layersAboveWinWhicheverKeyTheyHave() throws IOException {
    String old = "title: old\ntrain: {loss: {clip: 5}}\ndata: {weigh: {reduction: 2}}";
    String now = "name: now\ntrain: {clip: sum}\ndata: {fusions: []}";

    assertThat(over(old, now).value()).isEqualTo(read(now));
    assertThat(over(now, old).value())
        .isEqualTo(
            read(
                "name: old\ntrain: {clip: {type: skff, reduction: 5}}\n"
                    + "data: {fusions: [{type: skff, reduction: 2}]}"));
    assertThat(over(old, now).warnings()).hasSize(3);
    assertThat(over("data: {add: false}", "data: {weigh: {reduction: 2}}").value())
        .isEqualTo(read("data: {fusions: [{type: skff, reduction: 2}]}"));
    assertThat(over("data: {weigh: {reduction: 2}}", "data: {add: false}", "data.weigh={}").value())
        .isEqualTo(read("data: {fusions: [{type: skff, reduction: 2}]}"));
    assertThat(over("title: a", "", "name=b").value().name()).isEqualTo("b");
    assertThat(over("name: a", "", "title=b").value().name()).isEqualTo("b");
  }

  @Test
  void axisOfASweepMayHaveAnOldKey() throws IOException {
    Path file = Files.writeString(folder.resolve("run.yaml"), "train: {clip: sum}");
    Origin origin = new Source(Source.Kind.FILE, 0, "sweep.yaml", "").start();
    Change change = new Change("train.loss.clip", origin, new Node.Scalar(origin, "7", false));

    Resolved<Run> resolved = reader.read(Run.class, file, List.of(), List.of(change));

    assertThat(resolved.value()).isEqualTo(read("", "train.clip={type: skff, reduction: 7}"));
    assertThat(resolved.warnings()).extracting(Problem::origin).containsExactly(origin);
  }

  @Test
  void oldAndNewInOneLayerAreAMistake() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    title: a
                    name: b
                    train: {clip: sum, loss: {clip: 2}, checks: {every: 1}, check: 2}
                    data: {add: true, fusions: []}
                    """))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            test:1:1: error: 'title' is the former name of 'name', which test:2:1 gives too
                1 | title: a
                  | ^^^^^ keep one
            test:3:27: error: 'train.loss.clip' is the former name of 'train.clip', which test:3:9 gives too
                3 | train: {clip: sum, loss: {clip: 2}, checks: {every: 1}, check: 2}
                  |                           ^^^^ keep one
            test:3:57: error: 'train.check' is the former name of 'train.checks.every', which test:3:46 gives too
                3 | train: {clip: sum, loss: {clip: 2}, checks: {every: 1}, check: 2}
                  |                                                         ^^^^^ keep one
            test:4:8: error: 'data.add' is the former name of 'data.fusions', which test:4:19 gives too
                4 | data: {add: true, fusions: []}
                  |        ^^^ keep one
            4 problems; nothing was started""");
    assertThatThrownBy(() -> read("title: a\nlabel: b"))
        .hasMessageContaining(
            "test:2:1: error: 'label' is the former name of 'name', which test:1:1 gives too");
  }

  @Test
  void mistakeInAnOldValuePointsAtIt() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    train:
                      loss: {clip: much}
                    data: {weigh: {reductoin: 2}, add: yes}
                    """))
        .hasMessage(
            """
            test:2:16: error: 'train.clip.reduction' must be a whole number, not 'much'
                2 |   loss: {clip: much}
                  |                ^^^^
            test:3:16: error: fusion 'skff' has no option 'reductoin'
                3 | data: {weigh: {reductoin: 2}, add: yes}
                  |                ^^^^^^^^^ did you mean 'reduction'? options: reduction
            test:3:36: error: 'data.add' must be true, false or the options of 'sum', not 'yes'
                3 | data: {weigh: {reductoin: 2}, add: yes}
                  |                                    ^^^
            3 problems; nothing was started""");
  }

  @Test
  void keyThatSomethingElseHasNowIsNotMoved() {
    Resolved<Run> resolved = resolve("train: {loss: {type: clipped, clip: 5}}");

    assertThat(resolved.value().train().loss().options()).isEqualTo(new ClippedOptions(5));
    assertThat(resolved.warnings()).isEmpty();
    assertThat(resolve("train: {loss: clipped}", "train.loss.clip=5").warnings()).isEmpty();
  }

  @Test
  void whatIsWrittenHasNewKeysOnly() {
    Resolved<Run> resolved = resolve("train: {loss: {clip: 5}}\ntitle: a");

    assertThat(resolve(resolved.toYaml()).warnings()).isEmpty();
    assertThat(resolve(resolved.toYaml()).value()).isEqualTo(resolved.value());
  }

  @Moved(from = "a", to = "b")
  record StillUsed(@Default("1") int a, @Default("1") int b) {}

  @Moved(from = "a", to = "c")
  record NoNewKey(@Default("1") int b) {}

  @Test
  void moveThatCantBeIsRefused() {
    for (Class<? extends Record> type : List.of(StillUsed.class, NoNewKey.class)) {
      assertThatThrownBy(() -> reader.describe(type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(type.getName());
    }
  }
}

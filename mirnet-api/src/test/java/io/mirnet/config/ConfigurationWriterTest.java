package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.config.Sample.CharbonnierOptions;
import io.mirnet.config.Sample.Device;
import io.mirnet.config.Sample.Experiment;
import io.mirnet.config.Sample.NetOptions;
import io.mirnet.config.Sample.NoOptions;
import io.mirnet.config.Sample.Skips;
import io.mirnet.config.Sample.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationWriterTest {
  private final ConfigurationReader reader = new ConfigurationReader(Sample.providers());
  private final ConfigurationWriter writer = new ConfigurationWriter();

  private Experiment experiment(String name) {
    return new Experiment(
        name,
        -9_000_000_000L,
        Device.DUAL_GPU,
        new Choice<>(
            Sample.NET,
            new NetOptions(
                12,
                List.of(1, 3),
                new Choice<>(Sample.SUM, new NoOptions()),
                new Skips(false, true))),
        new Choice<>(Sample.CHARBONNIER, new CharbonnierOptions(1e-300)),
        new Sample.Data(
            Optional.of(Path.of("a b", "c#d")), false, Optional.empty(), List.of(Path.of("x"))),
        new Sample.Train(7, 0.1 + 0.2 - 0.3, List.of(new Stage(8, 1), new Stage(16, 2))));
  }

  @Test
  void writesYaml() {
    assertThat(writer.toYaml(experiment("lol")))
        .isEqualTo(
            """
            name: lol
            seed: -9000000000
            device: dual-gpu
            model:
              type: net
              width: 12
              groups:
                - 1
                - 3
              fusion:
                type: sum
              skips:
                context: false
                image: true
            loss:
              type: charbonnier
              epsilon: 1.0E-300
            data:
              root: a b/c#d
              cache: false
              folders:
                - x
            train:
              iterations: 7
              rate: 5.551115123125783E-17
              stages:
                - patch: 8
                  batch: 1
                - patch: 16
                  batch: 2
            """);
  }

  @Test
  void writesJsonInOneLine() {
    assertThat(
            writer.toJson(
                new Sample.Data(Optional.of(Path.of("x")), true, Optional.of(0.5), List.of())))
        .isEqualTo("{\"root\":\"x\",\"cache\":true,\"noise\":0.5,\"folders\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lol", "", " ", "yes", "null", "~", "8", "1e3", "# x", "a #b", "a: b", "a:", "- a", "-",
            "@x",
        "*x", "&x", "!x", "%x", "`", "'", "\"", "{", "[a", "<<", "=", "a\nb", "a \n b\n", "\tx",
            "é𝄞",
        "?", "? a", "a,b", "|", ">", "---", "...", "\\n", "C:\\data", "true", "\u0085",
            "a\u2028b\nc", "a\uFEFF", "\u001b", "x\r\ny",
      })
  void whatIsWrittenReadsBackEqual(String name) {
    Experiment experiment = experiment(name);

    assertThat(reader.read(Experiment.class, "yaml", writer.toYaml(experiment), List.of()).value())
        .isEqualTo(experiment);
    assertThat(reader.read(Experiment.class, "json", writer.toJson(experiment), List.of()).value())
        .isEqualTo(experiment);
  }

  @Test
  void longTextStaysWhole() {
    Experiment experiment = experiment("word ".repeat(100) + "end");

    assertThat(reader.read(Experiment.class, "yaml", writer.toYaml(experiment), List.of()).value())
        .isEqualTo(experiment);
  }
}

package io.mirnet.blocks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.InputException;
import io.mirnet.api.ProviderException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.weights.PthBytes;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionTest {
  @TempDir private Path folder;

  @Test
  void publishedWeightsOpenWithoutAConfiguration() {
    try (Network network = load(new Published("published"))) {
      assertThat(network.model()).isEqualTo(Published.choice(4));
      assertThat(network.parameters().all().get("scale").getShape()).isEqualTo(new Shape(4));
      Published.weights(4)
          .forEach(
              (name, tensor) ->
                  assertThat(
                          network
                              .parameters()
                              .all()
                              .get(new Published("published").publicName(name))
                              .toFloatArray())
                      .as(name)
                      .isEqualTo(tensor.values()));
    }
  }

  @Test
  void severalProvidersThatKnowTheTensorsAreNamed() {
    assertThatThrownBy(() -> load(new Published("one"), new Published("two")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("w.pth fits several networks: [one, two]");
  }

  @Test
  void providersThatDoNotKnowTheTensorsAreNamed() {
    assertThatThrownBy(() -> load(new Knowing(Optional.empty())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("w.pth holds no network that is known here")
        .hasMessageContaining("none of [knowing]")
        .hasMessageContaining("--plugins");
  }

  @Test
  void optionsThatCanNotBeAreRefused() {
    assertThatThrownBy(() -> load(new Knowing(Optional.of(new Published.Options(-1)))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("w.pth (shapes)")
        .hasMessageContaining("width");
  }

  @Test
  void aProviderThatThrowsIsNamed() {
    assertThatThrownBy(() -> load(new Knowing(null)))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("'knowing'");
  }

  private Network load(ModelProvider<?>... providers) {
    Path file =
        new PthBytes()
            .op('}')
            .text("params")
            .dict(Published.weights(4))
            .op('s')
            .zip(folder.resolve("w.pth"));
    ConfigurationReader reader = new ConfigurationReader(Providers.of(List.of(providers)));
    return new ModelFiles(reader).load(file, Device.cpu());
  }

  /** A provider of a fixed answer; null throws where it is used. */
  private record Knowing(Optional<Published.Options> answer)
      implements ModelProvider<Published.Options> {
    @Override
    public String name() {
      return "knowing";
    }

    @Override
    public Class<Published.Options> configType() {
      return Published.Options.class;
    }

    @Override
    public Block create(Published.Options config) {
      return new Published("knowing").create(config);
    }

    @Override
    public ImageSpec images(Published.Options config) {
      return new ImageSpec(3, 3, 1);
    }

    @Override
    public Optional<Published.Options> recognize(Map<String, Shape> tensors) {
      return answer;
    }
  }
}

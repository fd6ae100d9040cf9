package io.mirnet.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.cli.console.Assembly;
import io.mirnet.config.ExtensionPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicePlacesTest {
  private final Assembly assembly = Assembly.load(List.of());
  private final ChoicePlaces places = new ChoicePlaces(assembly, List.of(Forms.Run.class));

  private List<String> paths(Class<?> point) {
    return places.of(ExtensionPoint.of(point)).stream().map(ChoicePlaces.Place::path).toList();
  }

  @Test
  void choicesAmongKeysAndUnderNamesAreFound() {
    assertThat(paths(ModelProvider.class)).containsExactly("model");
    assertThat(paths(FusionProvider.class)).containsExactly("model.fusion");
    assertThat(paths(DataSetProvider.class)).containsExactly("validation.NAME");
    assertThat(paths(AugmentationProvider.class)).containsExactly("extra.NAME.by");
  }

  @Test
  void whatIsShownForAPlaceIsAConfiguration() {
    for (Class<?> type :
        List.of(ModelProvider.class, FusionProvider.class, AugmentationProvider.class)) {
      ExtensionPoint point = ExtensionPoint.of(type);
      String yaml =
          new ExampleSnippet(assembly)
              .write(
                  assembly.providers().all(point).values().iterator().next(),
                  places.of(point).stream().findFirst());

      assertThat(assembly.configurations().read(Forms.Run.class, "example", yaml, List.of()))
          .as(yaml)
          .isNotNull();
    }
  }
}

package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.training.LossProvider;
import io.mirnet.plugin.Plugins;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
  private static final ExtensionPoint FUSION = ExtensionPoint.of(FusionProvider.class);

  @TempDir private Path folder;

  private ClassLoader services(String... classes) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(FusionProvider.class.getName()), String.join("\n", classes));
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, ProvidersTest.class.getClassLoader());
  }

  @Test
  void listsTheProvidersOfAnExtensionPointByName() {
    Providers providers = Sample.providers();

    assertThat(providers.all(FUSION).keySet()).containsExactly("concat", "skff", "sum");
    assertThat(providers.all(ExtensionPoint.of(LossProvider.class)))
        .containsOnlyKeys("charbonnier", "needy", "smooth");
    assertThat(providers.find(FUSION, "skff")).get().isInstanceOf(Sample.Skff.class);
    assertThat(providers.find(FUSION, "charbonnier")).isEmpty();
  }

  @Test
  void catalogueCantBeChanged() {
    assertThatThrownBy(() -> Sample.providers().all(FUSION).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void loadsWhatServicesFilesName() throws IOException {
    Providers providers = Plugins.load(services(Sample.Skff.class.getName()));

    assertThat(providers.all(FUSION)).containsOnlyKeys("skff");
  }

  @Test
  void duplicateNameNamesBothClassesAndWhereTheyAre() {
    assertThatThrownBy(() -> Providers.of(List.of(new Sample.Skff(), new Sample.Impostor())))
        .isInstanceOf(ProviderLoadException.class)
        .hasMessageStartingWith("two providers are named fusion 'skff': ")
        .hasMessageContaining(Sample.Skff.class.getName() + " in /")
        .hasMessageContaining(Sample.Impostor.class.getName() + " in /");
  }

  @Test
  void duplicateNameOfServicesIsAnErrorToo() throws IOException {
    ClassLoader loader = services(Sample.Skff.class.getName(), Sample.Impostor.class.getName());

    assertThatThrownBy(() -> Plugins.load(loader))
        .isInstanceOf(ProviderLoadException.class)
        .hasMessageContaining("two providers are named fusion 'skff'");
  }

  @Test
  void illegalNameIsRefused() {
    assertThatThrownBy(() -> Providers.of(List.of(new Sample.Shouting())))
        .isInstanceOf(ProviderLoadException.class)
        .hasMessageContaining("Sample$Shouting in ")
        .hasMessageContaining("has the name 'SUM'; a name must match [a-z][a-z0-9-]*");
  }

  @Test
  void providerThatThrowsIsNamed() {
    assertThatThrownBy(() -> Providers.of(List.of(new Sample.Nameless())))
        .isInstanceOf(ProviderLoadException.class)
        .hasMessageContaining("Sample$Nameless in /")
        .hasMessageContaining("forgot it");
  }

  @Test
  void everyProviderThatCantBeMadeIsReported() throws IOException {
    ClassLoader loader =
        services("io.mirnet.Absent", Sample.Broken.class.getName(), ProvidersTest.class.getName());

    assertThatThrownBy(() -> Plugins.load(loader))
        .isInstanceOf(ProviderLoadException.class)
        .hasMessageContaining("io.mirnet.Absent not found")
        .hasMessageContaining("fusion provider " + Sample.Broken.class.getName() + " in ")
        .hasMessageContaining("can't be created: java.lang.IllegalStateException: no licence")
        .hasMessageContaining(ProvidersTest.class.getName() + " not a subtype");
  }

  @Test
  void extensionPointsAreThoseOfTheApi() {
    assertThat(ExtensionPoint.all())
        .extracting(ExtensionPoint::noun)
        .containsExactly(
            "model",
            "fusion",
            "context block",
            "loss",
            "patch schedule",
            "learning-rate schedule",
            "gradient clipping",
            "optimizer",
            "weight average",
            "data set",
            "degradation",
            "augmentation",
            "metric",
            "observer",
            "launcher",
            "search");
    assertThatThrownBy(() -> ExtensionPoint.of(String.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ExtensionPoint(String.class, "text"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package io.mirnet.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.ProviderLoadException;
import io.mirnet.config.Providers;
import io.mirnet.config.Sample;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers of jars that a class loader of their own loads, good and bad. */
class PluginProvidersTest {
  private static final ExtensionPoint FUSION = ExtensionPoint.of(FusionProvider.class);
  private static final String SERVICE = FusionProvider.class.getName();
  private static final String GATED = "org.example.Gated";
  private static final ClassLoader MIRNET = PluginProvidersTest.class.getClassLoader();

  /** A fusion as an older api had it: its create took the number of channels. */
  private static final String OLD_FUSION =
      """
      package io.mirnet.api.network;

      public interface FusionProvider<C extends Record> extends io.mirnet.api.Provider<C> {
        ai.djl.nn.Block create(C config, int channels);
      }
      """;

  @TempDir private Path folder;

  private Path jar(String name) {
    return folder.resolve(name);
  }

  private static Providers load(Path... places) {
    return Plugins.load(MIRNET, Arrays.stream(places).map(PluginPlace::open).toList());
  }

  private static List<String> errors(Path... places) {
    ProviderLoadException thrown =
        catchThrowableOfType(ProviderLoadException.class, () -> load(places));
    assertThat(thrown).isNotNull();
    return thrown.getMessage().lines().toList();
  }

  private static Provider<?> fusion(Providers providers, String name) {
    return providers.find(FUSION, name).orElseThrow();
  }

  @Test
  void aPluginIsFoundByAClassLoaderOfItsOwn() throws IOException {
    Path jar = PluginJar.ofFusion(GATED, "gated").version("1.2").write(jar("my plugins/gated.jar"));

    Provider<?> gated = fusion(load(jar.getParent()), "gated");

    assertThat(gated.getClass().getName()).isEqualTo(GATED);
    assertThat(gated.getClass().getClassLoader()).isNotEqualTo(MIRNET);
    assertThat(gated).isInstanceOf(FusionProvider.class);
    assertThat(gated.getClass().getPackage().getImplementationVersion()).isEqualTo("1.2");
    assertThat(ProviderException.origin(gated.getClass())).isEqualTo(GATED + " in " + jar);
    assertThat(Plugins.isPlugin(gated)).isTrue();
    assertThat(Plugins.isPlugin(new Sample.Skff())).isFalse();
  }

  @Test
  void mirnetsOwnProvidersAreFoundOnceHoweverManyPlacesThereAre() throws IOException {
    Path own = Files.createDirectories(jar("own/META-INF/services")).resolve(SERVICE);
    Files.writeString(own, Sample.Skff.class.getName());
    Path a = PluginJar.ofFusion("org.example.A", "a").write(jar("a/a.jar"));
    Path b = PluginJar.ofFusion("org.example.B", "b").write(jar("b/b.jar"));
    try (var mirnet = new URLClassLoader(new URL[] {jar("own").toUri().toURL()}, MIRNET)) {
      Providers providers =
          Plugins.load(mirnet, List.of(PluginPlace.open(a.getParent()), PluginPlace.open(b)));
      assertThat(providers.all(FUSION)).containsOnlyKeys("a", "b", "skff");
    }
  }

  @Test
  void aPlaceThatIsNamedTwiceCountsOnce() throws IOException {
    Path jar = PluginJar.ofFusion(GATED, "gated").write(jar("gated.jar"));

    assertThat(load(folder, jar, folder).all(FUSION)).containsOnlyKeys("gated");
  }

  @Test
  void optionsOfAPluginAreReadFromYaml() throws IOException {
    new PluginJar()
        .source(
            GATED,
            PluginJar.fusion(GATED, "gated", "")
                .replace("Options()", "Options(@io.mirnet.api.Default(\"3\") int kernel)"))
        .service(SERVICE, GATED)
        .write(jar("gated.jar"));

    String yaml =
        new ConfigurationReader(load(folder))
            .read(OneFusion.class, "test", "fusion: {type: gated, kernel: 5}", List.of())
            .toYaml();

    assertThat(yaml).isEqualTo("fusion:\n  type: gated\n  kernel: 5\n");
  }

  record OneFusion(Choice<FusionProvider<?>> fusion) {}

  @Test
  void aPluginMayBringALibraryBesideIt() throws IOException {
    new PluginJar()
        .source("org.library.Names", "package org.library; public class Names {}")
        .write(jar("library.jar"));
    new PluginJar()
        .against("org.library.Names", "package org.library; public class Names {}")
        .source(
            GATED,
            PluginJar.fusion(GATED, "gated", "private final Object o = new org.library.Names();"))
        .service(SERVICE, GATED)
        .write(jar("gated.jar"));

    assertThat(load(folder).all(FUSION)).containsOnlyKeys("gated");
    assertThat(errors(jar("gated.jar")))
        .singleElement()
        .asString()
        .contains(
            GATED + " in " + jar("gated.jar").toRealPath(),
            "class org.library.Names is missing; put the library that has it beside the jar");
  }

  @Test
  void whatMirnetHasItselfIsTakenFromMirnet() throws IOException {
    Path jar =
        PluginJar.ofFusion(GATED, "gated")
            .source(
                "io.mirnet.api.InputException", "package io.mirnet.api; class InputException {}")
            .write(jar("gated.jar"));

    assertThat(fusion(load(jar), "gated")).isInstanceOf(FusionProvider.class);
  }

  @Test
  void twoPluginsOfOneNameAreNamedWithTheirJars() throws IOException {
    Path a = PluginJar.ofFusion("org.example.A", "gated").write(jar("a/a.jar"));
    Path b = PluginJar.ofFusion("org.example.B", "gated").write(jar("b/b.jar"));

    assertThat(errors(a, b))
        .containsExactly(
            "two providers are named fusion 'gated': org.example.A in %s and org.example.B in %s; remove one of the jars, or rename one"
                .formatted(a, b));
  }

  @Test
  void oneJarInTwoFoldersIsNamedTwice() throws IOException {
    Path a = PluginJar.ofFusion(GATED, "gated").write(jar("a/gated.jar"));
    Path b = Files.copy(a, Files.createDirectory(jar("b")).resolve("gated.jar")).toRealPath();

    assertThat(errors(a.getParent(), b.getParent()))
        .containsExactly(
            "two providers are named fusion 'gated': %s in %s and %1$s in %s; remove one of the jars, or rename one"
                .formatted(GATED, a, b));
  }

  @Test
  void twoReleasesOfOneJarInAFolderAreNotTakenForOne() throws IOException {
    Path a = PluginJar.ofFusion(GATED, "gated").write(jar("gated-1.0.jar"));
    Path b = PluginJar.ofFusion(GATED, "gated").write(jar("gated-1.1.jar"));

    assertThat(errors(folder))
        .containsExactly(
            "fusion provider %s is in %s and in %s; remove one of the jars".formatted(GATED, a, b));
  }

  @Test
  void aJarOfSourcesBesideAPluginDoesNoHarm() throws IOException {
    PluginJar.ofFusion(GATED, "gated").write(jar("gated.jar"));
    PluginJar.ofFusion(GATED, "gated").without(GATED).write(jar("gated-sources.jar"));

    assertThat(load(folder).all(FUSION)).containsOnlyKeys("gated");
  }

  @Test
  void aClassThatIsOnMirnetsClassPathTooIsRefused() throws IOException {
    String type = Sample.Skff.class.getName();
    Path jar = new PluginJar().service(SERVICE, type).write(jar("copy.jar"));

    assertThat(errors(jar))
        .singleElement()
        .asString()
        .startsWith("fusion provider %s in %s is on mirnet's class path too".formatted(type, jar))
        .endsWith("remove one of them");
  }

  @Test
  void everyProviderThatCantBeHadIsReportedWithClassAndJar() throws IOException {
    Path jar =
        PluginJar.ofFusion("org.example.Good", "good")
            .source(
                "org.example.Throws",
                PluginJar.fusion(
                    "org.example.Throws",
                    "throws",
                    "public Throws() { throw new IllegalStateException(\"no licence\"); }"))
            .source(
                "org.example.Hidden",
                PluginJar.fusion("org.example.Hidden", "hidden", "private Hidden() {}"))
            .source(
                "org.example.Eager",
                PluginJar.fusion(
                    "org.example.Eager", "eager", "static final int N = Integer.parseInt(\"x\");"))
            .source("org.example.Other", "package org.example; public class Other {}")
            .service(
                SERVICE,
                "org.example.Absent",
                "org.example.Throws",
                "org.example.Hidden",
                "org.example.Eager",
                "org.example.Other",
                "org.example.Good")
            .write(jar("bad.jar"));

    assertThat(errors(folder))
        .hasSize(5)
        .anyMatch(
            line ->
                line.equals(
                    "fusion provider org.example.Absent, named in META-INF/services of %s, is not there; build the jar again, or remove it"
                        .formatted(jar)))
        .anyMatch(
            line ->
                line.startsWith("fusion provider org.example.Throws in " + jar)
                    && line.contains("IllegalStateException: no licence; mend or remove it"))
        .anyMatch(
            line ->
                line.contains("org.example.Hidden Unable to get public no-arg constructor")
                    && line.contains(jar + " is broken: mend or remove it"))
        .anyMatch(
            line ->
                line.startsWith("fusion provider org.example.Eager in " + jar)
                    && line.contains("a class can't be initialized: ")
                    && line.contains("NumberFormatException"))
        .anyMatch(
            line ->
                line.equals(
                    "fusion provider org.example.Other in %s does not implement %s; mend or remove the jar"
                        .formatted(jar, SERVICE)));
  }

  @Test
  void aClassOfANewerJavaIsNamedWithBothVersions() throws IOException {
    Path jar = PluginJar.ofFusion(GATED, "gated").ofJava(29).write(jar("gated.jar"));

    assertThat(errors(jar))
        .containsExactly(
            "fusion provider %s in %s can't be loaded: it was built for Java 29, this is Java %d; run mirnet on that Java, or rebuild the jar with --release %3$d, or remove it"
                .formatted(GATED, jar, Runtime.version().feature()));
  }

  @Test
  void aJarBuiltAgainstAnInterfaceThatIsGoneIsRefused() throws IOException {
    Path jar =
        new PluginJar()
            .against(
                "io.mirnet.api.network.Named",
                "package io.mirnet.api.network; public interface Named {}")
            .source(
                GATED,
                PluginJar.fusion(GATED, "gated", "")
                    .replace("implements ", "implements io.mirnet.api.network.Named, "))
            .service(SERVICE, GATED)
            .write(jar("gated.jar"));

    assertThat(errors(jar))
        .singleElement()
        .asString()
        .startsWith("fusion provider %s in %s can't be loaded".formatted(GATED, jar))
        .contains("it was built for another version of mirnet", "io/mirnet/api/network/Named")
        .contains("rebuild the jar for this one");
  }

  @Test
  void aJarBuiltAgainstAMethodThatIsGoneIsRefused() throws IOException {
    Path jar =
        new PluginJar()
            .against(
                "io.mirnet.api.Provider",
                """
                package io.mirnet.api;

                public interface Provider<C extends Record> {
                  String name();
                  Class<C> configType();
                  static String prefix() { return "my-"; }
                }
                """)
            .source(
                GATED,
                PluginJar.fusion(GATED, "gated", "")
                    .replace("\"gated\"", "io.mirnet.api.Provider.prefix() + \"gated\""))
            .service(SERVICE, GATED)
            .write(jar("gated.jar"));

    assertThat(errors(jar))
        .singleElement()
        .asString()
        .startsWith("fusion provider %s in %s doesn't tell its name".formatted(GATED, jar))
        .contains("NoSuchMethodError", "rebuild the jar for this one");
  }

  @Test
  void aJarWithoutAMethodOfTheApiIsRefused() throws IOException {
    Path jar =
        new PluginJar()
            .against(
                "io.mirnet.api.Provider",
                "package io.mirnet.api; public interface Provider<C extends Record> { String name(); }")
            .against(
                SERVICE,
                """
                package io.mirnet.api.network;

                public interface FusionProvider<C extends Record> extends io.mirnet.api.Provider<C> {}
                """)
            .source(
                GATED,
                """
                package org.example;

                public class Gated implements io.mirnet.api.network.FusionProvider<Gated.Options> {
                  public record Options() {}
                  @Override public String name() { return "gated"; }
                }
                """)
            .service(SERVICE, GATED)
            .write(jar("gated.jar"));

    assertThat(errors(jar))
        .singleElement()
        .asString()
        .startsWith("fusion provider %s in %s has options that can't be".formatted(GATED, jar))
        .contains("AbstractMethodError", "rebuild the jar for this one");
  }

  @Test
  void whatOnlyCreateCanTellIsToldThenWithTheRemedy() throws IOException {
    Path jar =
        new PluginJar()
            .against(SERVICE, OLD_FUSION)
            .source(
                GATED,
                PluginJar.fusion(GATED, "gated", "")
                    .replace("io.mirnet.api.network.FusionSpec spec", "int channels"))
            .service(SERVICE, GATED)
            .write(jar("gated.jar"));
    OneFusion read =
        new ConfigurationReader(load(jar))
            .read(OneFusion.class, "test", "fusion: gated", List.of())
            .value();

    assertThatThrownBy(() -> FusionProvider.build(read.fusion(), new FusionSpec(4, 2)))
        .isInstanceOf(ProviderException.class)
        .hasMessageStartingWith(
            "'gated' (%s in %s) failed: it was built for another version of mirnet"
                .formatted(GATED, jar))
        .hasMessageEndingWith("rebuild the jar for this one")
        .hasCauseInstanceOf(AbstractMethodError.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Options(java.util.Set<String> set) | 'set' has type java.util.Set",
        "Options(String type) | an option must not be named 'type'",
        "Options(Inner inner) { record Inner(Object any) {} } record More() | 'any' has type java.lang.Object",
      })
  void optionsThatCantBeReadFromYamlAreRefusedAtOnce(String options, String reason)
      throws IOException {
    Path jar =
        new PluginJar()
            .source(GATED, PluginJar.fusion(GATED, "gated", "").replace("Options()", options))
            .service(SERVICE, GATED)
            .write(jar("gated.jar"));

    assertThat(errors(jar))
        .singleElement()
        .asString()
        .startsWith("fusion provider %s in %s has options that can't be".formatted(GATED, jar))
        .contains(reason)
        .endsWith("; mend or remove it");
  }

  @Test
  void aDamagedClassFileIsNamed() throws IOException {
    Path jar = PluginJar.ofFusion(GATED, "gated").cut(GATED).write(jar("gated.jar"));

    assertThat(errors(jar))
        .singleElement()
        .asString()
        .startsWith("fusion provider %s in %s can't be loaded: ".formatted(GATED, jar))
        .contains("a class file is damaged", "build the jar again");
  }

  @Test
  void mistakesOfSeveralPlacesAreReportedTogether() throws IOException {
    Path a = new PluginJar().service(SERVICE, "org.example.A").write(jar("a.jar"));
    Path b = new PluginJar().service(SERVICE, "org.example.B").write(jar("b.jar"));

    assertThat(errors(a, b)).hasSize(2);
  }
}

package io.mirnet.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.mirnet.api.Provider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines between modules and packages that the design draws. */
class ArchitectureTest {
  private static final String[] API = {
    "io.mirnet.api..", "io.mirnet.config..", "io.mirnet.plugin.."
  };
  private static final String BLOCKS = "io.mirnet.blocks..";
  private static final String DATA = "io.mirnet.data..";
  private static final String TRAIN = "io.mirnet.train..";
  private static final String CLI = "io.mirnet.cli..";

  private static JavaClasses all;

  @BeforeAll
  static void scan() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ArchitectureTest::isNoTestJar)
            .importPackages("io.mirnet");
  }

  private static boolean isNoTestJar(Location location) {
    return !location.contains("-tests.jar");
  }

  /** Rules over nothing hold, so that a wrong class path must not pass for a good design. */
  @Test
  void allModulesAreScanned() {
    assertThat(all.size()).isGreaterThan(150);
    for (String module : new String[] {"api", "config", "blocks", "data", "train", "cli"}) {
      assertThat(all.that(resideInAPackage("io.mirnet." + module + "..")))
          .as(module)
          .hasSizeGreaterThan(15);
    }
  }

  @Test
  void modulesDependInOneDirection() {
    noClasses()
        .that()
        .resideInAnyPackage(API)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(BLOCKS, DATA, TRAIN, CLI)
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(BLOCKS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DATA, TRAIN, CLI)
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(DATA)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(BLOCKS, TRAIN, CLI)
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(TRAIN)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .check(all);
    noClasses()
        .that()
        .resideInAPackage("io.mirnet.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.mirnet.config..", "io.mirnet.plugin..")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage("io.mirnet.config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mirnet.plugin..")
        .check(all);
  }

  @Test
  void eachLibraryHasItsPlace() {
    onlyIn(new String[] {"io.mirnet.train.assembly..", CLI}, "com.google.inject..");
    onlyIn(new String[] {"io.mirnet.train.assembly.."}, "jakarta.inject..");
    onlyIn(new String[] {CLI}, "picocli..");
    // A JPEG that is made in memory to degrade a picture is no file.
    onlyIn(
        new String[] {"io.mirnet.data.file..", "io.mirnet.data.degradation.jpeg.."},
        "javax.imageio..",
        "java.awt..");
    onlyIn(new String[] {"io.mirnet.data.file.."}, "com.twelvemonkeys..");
    onlyIn(new String[] {"io.mirnet.blocks.weights.."}, "net.razorvine..");
    onlyIn(new String[] {"io.mirnet.blocks.onnx.."}, "ai.onnx.proto..", "com.google.protobuf..");
    onlyIn(new String[] {"io.mirnet.cli.export.."}, "ai.onnxruntime..");
    onlyIn(new String[] {"io.mirnet.data.set.."}, "com.github.benmanes..");
    onlyIn(new String[] {"io.mirnet.data.matlab.."}, "io.jhdf..", "us.hebi.matlab..");
    onlyIn(
        new String[] {
          "io.mirnet.config..",
          "io.mirnet.blocks.weights..",
          "io.mirnet.train.run..",
          "io.mirnet.train.basicsr..",
          "io.mirnet.train.sweep..",
          "io.mirnet.train.report..",
          CLI
        },
        "com.fasterxml.jackson.databind..",
        "com.fasterxml.jackson.core..");
  }

  @Test
  void onePackageKnowsTheEngineAndNobodyALoggingBinding() {
    onlyIn(new String[] {"io.mirnet.blocks.engine.."}, "ai.djl.pytorch..");
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ch.qos.logback..", "org.slf4j..", "java.util.logging..")
        .check(all);
  }

  @Test
  void picturesAndMetricsNeedNoTensors() {
    noClasses()
        .that()
        .resideInAPackage(DATA)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(all);
  }

  @Test
  void onlyTheMainClassTouchesTheProcess() {
    DescribedPredicate<JavaClass> others =
        DescribedPredicate.describe("are not Main", type -> !type.getSimpleName().equals("Main"));
    noClasses().that(others).should(ACCESS_STANDARD_STREAMS).check(all);
    noClasses()
        .that(others)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(all);
  }

  /** Recording stands for DJL's arrays while a block runs; nothing else needs a proxy. */
  @Test
  void nobodyReflects() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mirnet.blocks.trace")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(all);
    noClasses()
        .should()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(Class.class, "newInstance")
        .check(all);
  }

  /** The rest knows what is built in only by the names in YAML, as it knows a plugin. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.mirnet.blocks.network",
        "io.mirnet.blocks.fusion",
        "io.mirnet.blocks.context",
        "io.mirnet.train.loss",
        "io.mirnet.train.schedule",
        "io.mirnet.train.optimizer",
        "io.mirnet.train.metric",
        "io.mirnet.data.degradation",
        "io.mirnet.data.degradation.blur",
        "io.mirnet.data.degradation.jpeg",
        "io.mirnet.data.degradation.resize",
        "io.mirnet.data.augmentation",
        "io.mirnet.data.metric",
        "io.mirnet.data.mixture",
        "io.mirnet.data.score",
      })
  void whatIsBuiltInIsReachedOnlyThroughItsProvider(String implementations) {
    assertThat(
            all.that(resideInAPackage(implementations)).stream()
                .filter(type -> type.isAssignableTo(Provider.class)))
        .isNotEmpty();
    noClasses()
        .that()
        .resideOutsideOfPackage(implementations)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(implementations)
        .check(all);
  }

  /** What deletes a built-in deletes one provider; nothing else may notice before it runs. */
  @Test
  void nobodyKnowsAProviderThatIsBuiltIn() {
    DescribedPredicate<JavaClass> builtIn =
        DescribedPredicate.describe(
            "are built-in providers",
            type -> type.isAssignableTo(Provider.class) && !type.isInterface());
    assertThat(all.that(builtIn)).hasSizeGreaterThan(25);
    noClasses().should().dependOnClassesThat(builtIn).check(all);
  }

  /** Folders that no configuration names are opened without the provider. */
  @Test
  void dataSetsAreMadeByTheirProvidersButForFoldersToEvaluate() {
    classes()
        .that()
        .resideInAPackage("io.mirnet.data.set")
        .and()
        .doNotHaveSimpleName("CachedPairs")
        .and()
        .doNotHaveSimpleName("PairsCheck")
        .should()
        .onlyHaveDependentClassesThat(resideInAPackage("io.mirnet.data.set"))
        .check(all);
  }

  @Test
  void partsOfTheReportAreKnownToItAlone() {
    assertThat(all.that(resideInAPackage("io.mirnet.train.report.internal.."))).isNotEmpty();
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mirnet.train.report..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mirnet.train.report.internal..")
        .check(all);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.mirnet.(**)").should().beFreeOfCycles().check(all);
  }

  private static void onlyIn(String[] packages, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(all);
    // A library that is no longer used would make the rule empty.
    assertThat(all.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()))
        .anyMatch(dependency -> resideInAnyPackage(libraries).test(dependency.getTargetClass()));
  }
}

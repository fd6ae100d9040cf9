package io.mirnet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows docs/write-a-plugin.md: its files are written as they stand there, compiled against the
 * distribution's jars and packaged, and its commands are run. Maven's part is left out (it would
 * need the network), and the training is cut short.
 */
@DisabledOnOs(OS.WINDOWS)
class WriteAPluginTest {
  /** A block of code whose first line names its file after the language. */
  private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+ (\\S+)\\n(.*?)^```$");

  private static final Pattern COMMAND = Pattern.compile("(?m)^\\$MIRNET/bin/mirnet-cli (.*)$");
  private static final String SERVICES = "META-INF/services/";

  /** A row of the table of extension points. */
  private static final Pattern POINT = Pattern.compile("(?m)^\\| `(\\w+Provider)` \\|");

  private static final String BRIEFLY =
      " train.iterations=4 train.validation.every=4 data.train.images=2";

  @TempDir private Path folder;
  private String page;
  private Map<String, String> files;
  private List<String> commands;

  @BeforeEach
  void followThePageUpToItsCommands() throws IOException {
    page = Files.readString(Distribution.folder("mirnet.docs").resolve("write-a-plugin.md"));
    files = files(page);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    compileAndPackage();
    commands = COMMAND.matcher(page).results().map(command -> command.group(1)).toList();
    assertThat(commands).hasSize(6);
  }

  @Test
  void thePageLeadsToATrainedNetworkWithTheNewBlock() throws Exception {
    assertThat(run(commands.get(0)).out()).contains("squeeze", "reduction", "org.example");
    Distribution.Result trained = run(commands.get(1) + BRIEFLY);
    assertThat(trained.out()).contains("PSNR", "checkpoints");
    assertThat(folder.resolve("runs/squeeze/manifest.json"))
        .content()
        .contains("context block squeeze", "org.example.SqueezeProvider", "squeeze-1.0.jar");
    run(commands.get(2) + BRIEFLY);
    assertThat(folder.resolve("runs/gradient/manifest.json"))
        .content()
        .contains("loss gradient", "org.example.GradientProvider");
    run(commands.get(3) + BRIEFLY);
    assertThat(folder.resolve("runs/listed/best.txt")).content().startsWith("4 ").contains("psnr=");
    assertThat(folder.resolve("runs/listed/tensorboard")).doesNotExist();
  }

  @Test
  void itShowsOneProviderOfEachExtensionPoint() {
    List<String> points = POINT.matcher(page).results().map(point -> point.group(1)).toList();
    assertThat(points).hasSize(16);
    assertThat(files.keySet()).contains("pom.xml", "squeeze.yaml", "all.yaml").hasSize(36);
    for (String point : points) {
      assertThat(files.keySet())
          .filteredOn(name -> name.contains(SERVICES) && name.endsWith("." + point))
          .as("services file of %s", point)
          .hasSize(1);
    }
  }

  @Test
  void theProvidersOfAllExtensionPointsWorkTogether() throws Exception {
    run(commands.get(4) + BRIEFLY);
    assertThat(folder.resolve("runs/all/best.txt")).content().startsWith("4 ").contains("rmse=");
    assertThat(folder.resolve("runs/all/config.yaml"))
        .content()
        .contains("maximum", "squeeze", "colours", "salt-and-pepper", "channel-swap", "gradient")
        .contains("array-norm", "sign-sgd", "mean", "step", "doubling", "rmse", "best-list");
    run(commands.get(5) + BRIEFLY);
    try (Stream<Path> trials = Files.list(folder.resolve("sweeps/all/trials"))) {
      assertThat(trials)
          .hasSize(2)
          .allSatisfy(
              trial -> {
                assertThat(trial.resolve("config.yaml")).content().contains("type: plain");
                assertThat(trial.resolve("run/result.json")).exists();
              });
    }
  }

  /** Runs a command of the page, with the paths that it means in the empty folder. */
  private Distribution.Result run(String command) throws IOException, InterruptedException {
    Object[] arguments = command.replace("'", "").split(" "); // a shell takes the quotes away
    return Distribution.built().startIn(folder, arguments).await().done();
  }

  private static Map<String, String> files(String page) {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher file = FILE.matcher(page);
    while (file.find()) {
      files.put(file.group(1), file.group(2));
    }
    return files;
  }

  private void compileAndPackage() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    String classPath;
    try (Stream<Path> jars = Files.list(Distribution.built().home().resolve("lib"))) {
      classPath = jars.map(Path::toString).collect(Collectors.joining(":"));
    }
    List<String> arguments =
        new ArrayList<>(List.of("--release", "17", "-parameters", "-proc:none", "-cp", classPath));
    arguments.addAll(List.of("-d", classes.toString()));
    files.keySet().stream()
        .filter(name -> name.startsWith("src/main/java/"))
        .forEach(name -> arguments.add(folder.resolve(name).toString()));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(failed).isZero();
    Path resources = folder.resolve("src/main/resources");
    try (OutputStream out = Files.newOutputStream(folder.resolve("target/squeeze-1.0.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      add(jar, classes);
      add(jar, resources);
    }
    assertThat(resources.resolve(SERVICES)).isNotEmptyDirectory();
  }

  private static void add(JarOutputStream jar, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(root.relativize(file).toString()));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}

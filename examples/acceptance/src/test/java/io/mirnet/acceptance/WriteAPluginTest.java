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

  @TempDir private Path folder;

  @Test
  void thePageLeadsToATrainedNetworkWithTheNewBlock() throws Exception {
    String page = Files.readString(Distribution.folder("mirnet.docs").resolve("write-a-plugin.md"));
    Map<String, String> files = files(page);
    assertThat(files.keySet()).contains("pom.xml", "squeeze.yaml").hasSize(9);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    compileAndPackage();
    Matcher command = COMMAND.matcher(page);
    List<String> commands = new ArrayList<>();
    while (command.find()) {
      commands.add(command.group(1));
    }
    assertThat(commands).hasSize(4);
    assertThat(run(commands.get(0)).out()).contains("squeeze", "reduction", "org.example");
    String briefly = " train.iterations=4 train.validation.every=4 data.train.images=2";
    Distribution.Result trained = run(commands.get(1) + briefly);
    assertThat(trained.out()).contains("restored", "checkpoints");
    assertThat(folder.resolve("runs/squeeze/manifest.json"))
        .content()
        .contains("context block squeeze", "org.example.SqueezeProvider", "squeeze-1.0.jar");
    run(commands.get(2) + briefly);
    assertThat(folder.resolve("runs/gradient/manifest.json"))
        .content()
        .contains("loss gradient", "org.example.GradientProvider");
    run(commands.get(3) + briefly);
    assertThat(folder.resolve("runs/listed/best.txt")).content().startsWith("4 ").contains("psnr=");
    assertThat(folder.resolve("runs/listed/tensorboard")).doesNotExist();
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
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-parameters",
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                folder.resolve("src/main/java/org/example/SqueezeProvider.java").toString(),
                folder.resolve("src/main/java/org/example/GradientProvider.java").toString(),
                folder.resolve("src/main/java/org/example/BestListProvider.java").toString());
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

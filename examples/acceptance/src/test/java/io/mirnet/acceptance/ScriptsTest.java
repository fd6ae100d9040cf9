package io.mirnet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of examples/scripts restore a picture as the command does. */
class ScriptsTest {
  private static final Path SCRIPTS =
      Distribution.folder("mirnet.docs").resolveSibling("examples").resolve("scripts");

  private final Path lib = Distribution.built().home().resolve("lib");

  @TempDir private Path folder;
  private Path model;
  private Path input;
  private Path expected;

  @BeforeEach
  void restoreByTheCommand() throws Exception {
    Path run = folder.resolve("run");
    String[] small = {
      "model.width=8",
      "model.groups=[1]",
      "model.blocks_per_group=1",
      "train.iterations=1",
      "data.train.images=1",
      "data.train.validation_images=1",
      "train.patches.patch=16",
      "train.patches.batch=1",
      "data.train.size=32"
    };
    Path config = Files.writeString(folder.resolve("small.yaml"), "name: small\n");
    Object[] train =
        Stream.concat(Stream.of("train", config, "--run", run), Stream.of(small)).toArray();
    Distribution.built().run(train).done();
    model = run.resolve("checkpoints/best.safetensors");
    input = folder.resolve("input.png");
    BufferedImage picture = new BufferedImage(40, 24, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 24; i++) {
      picture.setRGB(i % 40, i / 40, i * 7919);
    }
    assertThat(ImageIO.write(picture, "png", input.toFile())).isTrue();
    expected = folder.resolve("expected.png");
    Distribution.built()
        .run("restore", "--model", model, "--execution", "eager", "--output", expected, input)
        .done();
  }

  @Test
  void theScriptForJbangRunsByJavaAlone() throws Exception {
    Path output = folder.resolve("output.png");
    run(
        "java",
        "-cp",
        lib + File.separator + "*",
        SCRIPTS.resolve("Restore.java").toString(),
        model.toString(),
        input.toString(),
        output.toString());
    assertThat(output).hasSameBinaryContentAs(expected);
  }

  @Test
  void theScriptForJshellSaysWhatItRestored() throws Exception {
    Path output = folder.resolve("output.png");
    String jars;
    try (Stream<Path> all = Files.list(lib)) {
      jars = all.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
    String said =
        run(
            "jshell",
            "--class-path",
            jars,
            "-R-Dmodel=" + model,
            "-R-Dinput=" + input,
            "-R-Doutput=" + output,
            SCRIPTS.resolve("restore.jsh").toString());
    assertThat(said).contains("40 x 24, ");
    assertThat(output).hasSameBinaryContentAs(expected);
  }

  private String run(String program, String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    List<String> command =
        Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", program).toString()),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(Files.createFile(folder.resolve("nothing")).toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
    String said = Files.readString(log);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}

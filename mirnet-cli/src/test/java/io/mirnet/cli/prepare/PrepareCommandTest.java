package io.mirnet.cli.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.image.Image;
import io.mirnet.cli.Cli;
import io.mirnet.cli.Pictures;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.sheet.Crop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrepareCommandTest {
  private static final int PICTURES = 4;

  @TempDir private Path folder;
  private Path output;
  private String set;

  @BeforeEach
  void makePairs() {
    for (int i = 1; i <= PICTURES; i++) {
      write("input/p%d.png".formatted(i), 20, 12, i);
      write("target/p%d.png".formatted(i), 20, 12, 100 + i);
    }
    output = folder.resolve("out");
    set = "{type: paired, input: %s, target: %s}".formatted(at("input"), at("target"));
  }

  private String at(String name) {
    return "\"" + folder.resolve(name).toString().replace("\\", "\\\\") + "\"";
  }

  private Image write(String name, int width, int height, long seed) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Pictures.write(file, width, height, seed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Cli prepare(Path to, String... more) {
    return Cli.run(
        Stream.concat(
                Stream.of(
                    "prepare",
                    "--set",
                    set,
                    "--output",
                    to,
                    "--crop",
                    "8",
                    "--validation-scenes",
                    "p2"),
                Stream.of(more))
            .toArray());
  }

  private static Image read(Path file) {
    return ImageFiles.read(file).colour();
  }

  /** Content of all files of a folder but of the lock, which names the process. */
  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("lock")) {
          contents.put(root.relativize(file).toString(), hash(file));
        }
      }
    }
    return contents;
  }

  private static String hash(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException | java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void cropsHoldTheSamplesOfTheirPlaces() {
    prepare(output).done();
    Image input = read(folder.resolve("input/p3.png"));
    Image target = read(folder.resolve("target/p3.png"));
    for (int top : new int[] {0, 4}) {
      for (int left : new int[] {0, 4, 8, 12}) {
        String name = "p3_%05d_%05d.png".formatted(top, left);
        Crop place = new Crop(top, left, 8, 8);
        assertThat(read(output.resolve("train/input").resolve(name))).isEqualTo(place.of(input));
        assertThat(read(output.resolve("train/target").resolve(name))).isEqualTo(place.of(target));
      }
    }
    assertThat(ImageFiles.list(output.resolve("train/input"))).hasSize(3 * 8);
    assertThat(ImageFiles.list(output.resolve("validation/target")))
        .containsExactly(output.resolve("validation/target/p2_00002_00006.png"));
  }

  @Test
  void theManifestNamesEachFileWithHashAndPlace() throws IOException {
    prepare(output).done();
    JsonNode manifest = new ObjectMapper().readTree(output.resolve("manifest.json").toFile());
    assertThat(manifest.at("/settings/crop").asInt()).isEqualTo(8);
    assertThat(manifest.at("/settings/set").asText()).isEqualTo(set);
    assertThat(manifest.get("files")).hasSize(2 * (3 * 8 + 1));
    for (JsonNode file : manifest.get("files")) {
      String name = file.get("file").asText();
      assertThat(file.get("sha256").asText()).isEqualTo(hash(output.resolve(name)));
      assertThat(name)
          .contains(
              "%s_%05d_%05d.png"
                  .formatted(
                      file.get("source").asText(),
                      file.get("top").asInt(),
                      file.get("left").asInt()));
    }
  }

  @Test
  void whatIsPrintedIsAConfiguration() throws IOException {
    Cli prepared = prepare(output).done();
    Path yaml = Files.writeString(folder.resolve("run.yaml"), prepared.out());
    assertThat(
            Cli.run("config", "check", yaml, "train.patches={type: fixed, patch: 8, batch: 2}")
                .done()
                .out())
        .startsWith("no mistake found")
        .doesNotContain("not looked at");
  }

  @Test
  void anInterruptedPreparationEndsInTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    prepare(whole).done();
    // The state that a kill leaves: pairs done, one under way, a torn line.
    damage("target/p4.png");
    assertThat(prepare(output).code()).isEqualTo(ExitCode.INPUT);
    write("target/p4.png", 20, 12, 104);
    Path journal = output.resolve("unfinished.jsonl");
    Files.writeString(journal, Files.readString(journal).stripTrailing().replaceFirst(".{9}$", ""));
    Files.writeString(output.resolve("train/input/.p4.png.1.part"), "half");
    Files.writeString(output.resolve("train/input/p1_00000_00000.png"), "");
    Cli resumed = prepare(output, "--workers", "3").done();
    assertThat(resumed.err()).containsPattern("going on: [12] of 4 pictures are done");
    assertThat(contents(output)).isEqualTo(contents(whole));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[1]",
        "{\"part\": \"train\", \"source\": \"p1\", \"files\": [null]}",
        "{\"part\": \"train\", \"source\": \"p1\", \"files\": [{\"file\": \"\\u0000\", \"sha256\": \"\"}]}",
        "\u00ff"
      })
  void aLineOfAJournalThatHoldsNoPairCountsAsNotWritten(String line) throws IOException {
    damage("target/p4.png");
    assertThat(prepare(output).code()).isEqualTo(ExitCode.INPUT);
    write("target/p4.png", 20, 12, 104);
    Path journal = output.resolve("unfinished.jsonl");
    String settings = Files.readString(journal).lines().findFirst().orElseThrow();
    Files.writeString(journal, settings + "\n" + line + "\n", StandardCharsets.ISO_8859_1);
    prepare(output).done();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{", "x"})
  void aJournalWithoutSettingsIsNamed(String line) throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("unfinished.jsonl"), line + "\n");
    prepare(output).refused(ExitCode.INPUT, "unfinished.jsonl", "is damaged", "prepare again");
  }

  @Test
  void aPreparationThatWasKilledBeforeItsFirstPictureBeginsAnew() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("lock"), "");
    Files.writeString(output.resolve("unfinished.jsonl.tmp"), "{");
    prepare(output).done();
    assertThat(output.resolve("unfinished.jsonl.tmp")).doesNotExist();
  }

  @Test
  void aBadPictureIsNamedAndTheOthersGoOn() throws IOException {
    damage("input/p1.png");
    damage("target/p3.png");
    Cli prepared = prepare(output);
    assertThat(prepared.code()).isEqualTo(ExitCode.INPUT);
    assertThat(prepared.err())
        .contains("p1: ", "p3: ", "error: 2 of 4 pictures couldn't be prepared");
    assertThat(output.resolve("manifest.json")).doesNotExist();
    assertThat(output.resolve("train/input/p4_00000_00000.png")).exists();
  }

  private void damage(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);
  }

  @Test
  void aFinishedPreparationIsLeftAsItIs() throws IOException {
    prepare(output).done();
    Map<String, String> before = contents(output);
    prepare(output).refused(ExitCode.USAGE, "finished preparation", "choose another --output");
    assertThat(contents(output)).isEqualTo(before);
  }

  @Test
  void otherSettingsDoNotGoOn() throws IOException {
    damage("target/p4.png");
    assertThat(prepare(output).code()).isEqualTo(ExitCode.INPUT);
    prepare(output, "--leave-out", "0.5")
        .refused(ExitCode.USAGE, "begun otherwise (left_out 0.0, now 0.5)");
    write("input/p5.png", 8, 8, 5);
    write("target/p5.png", 8, 8, 5);
    prepare(output).refused(ExitCode.USAGE, "pictures 4, now 5");
  }

  @Test
  void aFolderOfOtherThingsIsRefused() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("thesis.txt"), "");
    prepare(output).refused(ExitCode.USAGE, "holds thesis.txt");
    assertThat(output).isDirectoryNotContaining("glob:**lock");
  }

  @Test
  void theTwoViewsOf16BitStayTwoFilesOf16Bit() {
    for (int i = 0; i < 2; i++) {
      for (String part : new String[] {"train", "val"}) {
        for (String place : new String[] {"_l/source/a", "_r/source/a", "_c/target/b"}) {
          Image eight = Pictures.noise(16, 16, 3, place.hashCode() + i);
          Path file = folder.resolve("dpdd/" + part + place + i + ".png");
          file.getParent().toFile().mkdirs();
          ImageFiles.write(file, eight.quantize(16), Optional.empty(), false);
        }
      }
    }
    Cli prepared =
        Cli.run("prepare", "dpdd", folder.resolve("dpdd"), "--output", output, "--crop", 8).done();
    assertThat(prepared.out()).contains("input_right: train/input-right");
    // Overlap 4: a grid of 3x3, of which 2 of 9 are left out.
    assertThat(ImageFiles.list(output.resolve("train/input"))).hasSize(2 * 7);
    assertThat(read(output.resolve("validation/input-right/a1_00004_00004.png")))
        .isEqualTo(new Crop(4, 4, 8, 8).of(read(folder.resolve("dpdd/val_r/source/a1.png"))));
    assertThat(read(output.resolve("validation/target/a0_00004_00004.png")).bits()).isEqualTo(16);
  }

  @Test
  void whatToPrepareMustBeSaidOnce() {
    Cli.run("prepare", "--output", output).refused(ExitCode.USAGE, "say what to prepare");
    Cli.run("prepare", "sidd", "--output", output).refused(ExitCode.USAGE, "say what to prepare");
    Cli.run("prepare", "sid", folder, "--output", output).refused(ExitCode.USAGE, "realsr-x4");
    prepare(output, "--workers", "0").refused(ExitCode.USAGE, "--workers");
    prepare(output, "--overlap", "8").refused(ExitCode.USAGE, "crops of 8 can overlap by 0 to 7");
    prepare(output, "--scene", "(").refused(ExitCode.USAGE, "--scene");
    prepare(output, "--validation", "0.5").refused(ExitCode.USAGE, "either --validation");
    assertThat(output).doesNotExist();
  }

  @Test
  void aSetThatReadsNoFilesCanBeWrittenToo() {
    Cli.run("prepare", "--set", "{type: generated, images: 3, size: 32}", "--output", output)
        .done();
    assertThat(ImageFiles.list(output.resolve("train/input"))).hasSize(2);
    assertThat(ImageFiles.list(output.resolve("validation/target"))).hasSize(1);
  }
}

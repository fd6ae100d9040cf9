package io.mirnet.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.cli.Cli;
import io.mirnet.cli.Pictures;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of pictures: what is left out, shared, kept and reported. */
class RestoreFolderTest {
  @TempDir private static Path models;
  private static Path rgb;

  @TempDir private Path folder;
  private Path in;
  private Path out;

  @BeforeAll
  static void unpackModels() {
    rgb = Fixtures.weights(Fixtures.RGB, models);
  }

  @BeforeEach
  void makeFolder() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  @Test
  void aDamagedPictureEndsNoFolderAndIsReportedAtTheEnd() throws IOException {
    for (int i = 1; i <= 4; i++) {
      Pictures.write(in.resolve(i + ".png"), 8, 8, i);
    }
    for (String bad : List.of("2.png", "4.png")) {
      byte[] whole = Files.readAllBytes(in.resolve(bad));
      Files.write(in.resolve(bad), Arrays.copyOf(whole, whole.length / 2));
    }
    Cli cli = restore("--output", out, in);
    assertThat(cli.code()).isEqualTo(ExitCode.INPUT);
    assertThat(cli.out().lines())
        .containsExactly(out.resolve("1.png").toString(), out.resolve("3.png").toString());
    assertThat(files(out)).containsExactly("1.png", "3.png");
    assertThat(cli.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: picture %s is damaged: it ends too early; copy or export it again"
                .formatted(in.resolve("2.png")),
            "error: picture %s is damaged: it ends too early; copy or export it again"
                .formatted(in.resolve("4.png")),
            "error: 2 of 4 pictures not restored");
  }

  @Test
  void filesOfOtherKindsAreMentioned() throws IOException {
    Pictures.write(in.resolve("a.png"), 8, 8, 1);
    Files.writeString(in.resolve("b.heic"), "a photograph");
    Cli cli = restore("--output", out, in).done();
    assertThat(cli.err()).contains("not used in " + in, "(1): b.heic");
  }

  @Test
  void shardsShareThePicturesWithoutGapsOrRepeats() throws IOException {
    for (int i = 1; i <= 5; i++) {
      Pictures.write(in.resolve(i + ".png"), 8, 8, i);
    }
    restore("--shard", "1/2", "--output", out.resolve("1"), in).done();
    restore("--shard", "2/2", "--output", out.resolve("2"), in).done();
    assertThat(files(out.resolve("1"))).containsExactly("1.png", "3.png", "5.png");
    assertThat(files(out.resolve("2"))).containsExactly("2.png", "4.png");
    for (String wrong : List.of("0/2", "3/2", "1", "1/0", "-1/2")) {
      restore("--shard", wrong, "--output", out, in).refused(ExitCode.USAGE, "--shard " + wrong);
    }
  }

  @Test
  void anInterruptedFolderGoesOnWhereItStopped() throws IOException {
    Pictures.write(in.resolve("a.png"), 8, 8, 1);
    Pictures.write(in.resolve("b.png"), 8, 8, 2);
    restore("--output", out, in.resolve("a.png")).done();
    FileTime before = Files.getLastModifiedTime(out.resolve("a.png"));
    Cli cli = restore("--continue", "--output", out, in).done();
    assertThat(cli.err()).contains("1 of 2 results exist");
    assertThat(cli.out().strip()).isEqualTo(out.resolve("b.png").toString());
    assertThat(Files.getLastModifiedTime(out.resolve("a.png"))).isEqualTo(before);
    assertThat(restore("--continue", "--output", out, in).done().out()).isEmpty();
  }

  @Test
  void picturesToCompareShowInputResultAndTarget() throws IOException {
    Path targets = Files.createDirectory(folder.resolve("targets"));
    Image input = Pictures.write(in.resolve("a.png"), 8, 6, 1);
    Image target = Pictures.write(targets.resolve("a.png"), 8, 6, 2);
    Path sheets = folder.resolve("sheets");
    restore("--compare", sheets, "--target", targets, "--output", out, in).done();
    Image sheet = ImageFiles.read(sheets.resolve("a.png")).colour();
    Image result = ImageFiles.read(out.resolve("a.png")).colour();
    assertThat(sheet.width()).isEqualTo(3 * 8 + 2 * 4);
    List<Image> shown = List.of(input, result, target);
    for (int i = 0; i < shown.size(); i++) {
      int left = 3 * (i * 12);
      assertThat(sheet.sample(left)).isEqualTo(shown.get(i).sample(0));
      assertThat(sheet.sample(5 * sheet.width() * 3 + left + 23))
          .isEqualTo(shown.get(i).sample(6 * 8 * 3 - 1));
    }
    restore("--target", targets, "--output", out, in).refused(ExitCode.USAGE, "--compare");
  }

  @Test
  void aFolderMayKeepItsKindsOfFiles() throws IOException {
    for (String name : List.of("a.png", "b.jpg", "c.tif", "d.bmp")) {
      Pictures.write(in.resolve(name), 8, 8, name.hashCode());
    }
    ImageFile deep =
        new ImageFile(Image.of(8, 8, 3, new short[8 * 8 * 3]), Optional.empty(), false);
    ImageFiles.write(in.resolve("e.tiff"), deep, 95);
    restore("--keep-format", "--output", out, in).done();
    assertThat(files(out)).containsExactly("a.png", "b.jpg", "c.tif", "d.bmp", "e.tiff");
    assertThat(ImageFiles.read(out.resolve("e.tiff")).colour().bits()).isEqualTo(16);
    restore("--jpeg-quality", "0", "--output", out, in).refused(ExitCode.USAGE, "--jpeg-quality 0");
    restore("--output", folder.resolve("a.webp"), in.resolve("a.png"))
        .refused(ExitCode.USAGE, "a.webp: results are written as png, jpg");
  }

  @Test
  void aPictureOnItsSideBecomesAnUprightResultAndThisIsSaid() throws IOException {
    byte[] png = ImageFiles.png(Pictures.noise(12, 8, 3, 1));
    Files.write(in.resolve("a.png"), withOrientation(png, 6));
    Cli cli = restore("--output", out, in).done();
    assertThat(cli.err()).contains("turned upright by their EXIF orientation: 1");
    ImageFile result = ImageFiles.read(out.resolve("a.png"));
    assertThat(result.colour().width()).isEqualTo(8);
    assertThat(result.turned()).isFalse();
  }

  @Test
  void resultsThatAreNoNumbersAreAnErrorAndNoBlackPicture() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    TensorFile file = Safetensors.read(safetensors());
    file.tensors()
        .forEach(
            (name, tensor) -> {
              float[] values = tensor.values().clone();
              values[0] = name.equals("conv_in.weight") ? Float.NaN : values[0];
              tensors.put(name, new Tensor(tensor.shape(), values));
            });
    Path broken = folder.resolve("nan.safetensors");
    Safetensors.write(broken, new TensorFile(tensors, file.metadata()));
    Pictures.write(in.resolve("a.png"), 8, 8, 1);
    Cli restored = Cli.run("restore", "--model", broken, "--output", out, in);
    Path targets = Files.createDirectory(folder.resolve("targets"));
    Files.copy(in.resolve("a.png"), targets.resolve("a.png"));
    Cli measured = Cli.run("evaluate", "--model", broken, "--input", in, "--target", targets);
    for (Cli cli : List.of(restored, measured)) {
      assertThat(cli.code()).isEqualTo(ExitCode.INPUT);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err().lines().filter(line -> line.startsWith("error: ")))
          .singleElement()
          .asString()
          .contains("picture", "a", "no numbers", "weights");
    }
    assertThat(out).doesNotExist();
  }

  /** The network's own weights as a file that can be written again. */
  private Path safetensors() {
    Path file = folder.resolve("whole.safetensors");
    try (Network network = new ModelFiles(Models.reader()).load(rgb, Device.cpu())) {
      Map<String, Tensor> tensors = Weights.capture(network.parameters().all());
      Safetensors.write(file, new TensorFile(tensors, ModelFiles.metadata(network)));
    }
    return file;
  }

  @Test
  void aSelfEnsembleIsTheMeanOverTurnsAndTakesEightTimesTheTiles() throws IOException {
    Pictures.write(in.resolve("a.png"), 32, 16, 1);
    Cli cli = restore("--self-ensemble", "--tile", "16", "--overlap", "0", "--output", out, in);
    assertThat(cli.done().err()).contains("tile 1 of 16");
    Image ensemble = ImageFiles.read(out.resolve("a.png")).colour();
    restore("--tile", "16", "--overlap", "0", "--output", out, in).done();
    assertThat(ensemble).isNotEqualTo(ImageFiles.read(out.resolve("a.png")).colour());
  }

  @Test
  void tilesAreFoundByTheMemoryThereIs() {
    Pictures.write(in.resolve("a.png"), 8, 8, 1);
    Cli cli = restore("--tile", "auto", "--output", out, in).done();
    assertThat(cli.err()).containsPattern("tiles of up to \\d{3,} pixels");
    restore("--tile", "small", "--output", out, in).refused(ExitCode.USAGE, "--tile small");
  }

  /** An eXIf chunk after the header; PngBytes of mirnet-data's tests says how one is built. */
  private static byte[] withOrientation(byte[] png, int orientation) {
    byte[] chunk = {
      0,
      0,
      0,
      22,
      'e',
      'X',
      'I',
      'f',
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      18,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0 // its checksum isn't looked at
    };
    byte[] with = Arrays.copyOf(png, png.length + chunk.length);
    System.arraycopy(png, 33, with, 33 + chunk.length, png.length - 33);
    System.arraycopy(chunk, 0, with, 33, chunk.length);
    return with;
  }

  /** By the blocks, since it takes longer to make a script than to restore such pictures. */
  private static Cli restore(Object... arguments) {
    return Cli.run(
        Stream.of(new Object[] {"restore", "--execution", "eager", "--model", rgb}, arguments)
            .flatMap(Stream::of)
            .toArray());
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

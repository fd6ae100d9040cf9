package io.mirnet.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.restore.Restorer;
import io.mirnet.blocks.restore.Tiling;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.cli.Cli;
import io.mirnet.cli.Pictures;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Views;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the network itself agrees with PyTorch is tested where it is built. */
class RestoreCommandTest {
  @TempDir private static Path models;
  private static Path rgb;
  private static Path dualPixel;

  @TempDir private Path folder;

  @BeforeAll
  static void unpackModels() {
    rgb = Fixtures.weights(Fixtures.RGB, models);
    dualPixel = Fixtures.weights(Fixtures.DUAL_PIXEL, models);
  }

  @Test
  void theFileHoldsTheNetworksOutputRounded() throws IOException {
    Image input = Pictures.write(folder.resolve("in.png"), 22, 17, 1);
    Path output = folder.resolve("out.png");
    Cli cli = Cli.run("restore", "--model", rgb, "--output", output, folder.resolve("in.png"));
    assertThat(cli.done().out().strip()).isEqualTo(output.toString());
    assertHolds(output, restored(rgb, input, Tiling.NONE), 255);
  }

  @Test
  void sixteenBitsStay() throws IOException {
    short[] samples = new short[12 * 9 * 3];
    Random random = new Random(2);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(1 << 16);
    }
    Image input = Image.of(9, 12, 3, samples);
    ImageFiles.write(folder.resolve("in.png"), input, Optional.empty(), false);
    Path output = folder.resolve("out.png");
    // by the blocks, as the expected picture: a script's last bits may be others
    Cli.run(
            "restore",
            "--execution",
            "eager",
            "--model",
            rgb,
            "--output",
            output,
            folder.resolve("in.png"))
        .done();
    assertHolds(output, restored(rgb, input, Tiling.NONE), 65535);
  }

  @Test
  void opacityAndGreyStay() {
    Image alpha = Pictures.noise(12, 8, 1, 3);
    Path transparent = folder.resolve("transparent.png");
    ImageFiles.write(transparent, Pictures.noise(12, 8, 3, 4), Optional.of(alpha), false);
    Path grey = folder.resolve("grey.png");
    ImageFiles.write(grey, Pictures.noise(12, 8, 3, 5), Optional.empty(), true);
    Path output = folder.resolve("out");
    Cli.run("restore", "--model", rgb, "--output", output, transparent, grey).done();

    ImageFile first = ImageFiles.read(output.resolve("transparent.png"));
    assertThat(first.alpha()).contains(alpha);
    assertThat(first.grey()).isFalse();
    assertThat(first.colour()).isNotEqualTo(ImageFiles.read(transparent).colour());
    ImageFile second = ImageFiles.read(output.resolve("grey.png"));
    assertThat(second.alpha()).isEmpty();
    assertThat(second.grey()).isTrue();
    assertThat(second.colour()).isNotEqualTo(ImageFiles.read(grey).colour());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "5, 2"})
  void theSmallestPicturesKeepTheirSize(int width, int height) throws IOException {
    Image input = Pictures.write(folder.resolve("in.png"), width, height, 6);
    Path output = folder.resolve("out.png");
    Cli.run("restore", "--model", rgb, "--output", output, folder.resolve("in.png")).done();
    assertHolds(output, restored(rgb, input, Tiling.NONE), 255);
  }

  @Test
  void largePicturesGoThroughInTiles() throws IOException {
    Image input = Pictures.write(folder.resolve("in.png"), 40, 28, 7);
    Path output = folder.resolve("out.png");
    Cli cli =
        Cli.run(
            "restore",
            "--model",
            rgb,
            "--tile",
            "16",
            "--overlap",
            "8",
            "--output",
            output,
            folder.resolve("in.png"));
    assertThat(cli.done().err()).contains("in.png: tile 1 of 12");
    Image tiled = restored(rgb, input, new Tiling(16, 8));
    assertThat(tiled).isNotEqualTo(restored(rgb, input, Tiling.NONE));
    assertHolds(output, tiled, 255);
  }

  @Test
  void aDualPixelNetworkTakesBothViews() throws IOException {
    Path left = folder.resolve("left.png");
    Image leftView = Pictures.write(left, 12, 8, 8);
    Path right = folder.resolve("right.png");
    Image rightView = Pictures.write(right, 12, 8, 9);
    Path output = folder.resolve("out.png");
    Cli.run("restore", "--model", dualPixel, "--right", right, "--output", output, left).done();
    assertHolds(
        output, restored(dualPixel, Views.join(leftView, rightView, left), Tiling.NONE), 255);
  }

  @Test
  void rightViewsOfAFolderAreFoundByName() throws IOException {
    Path left = Files.createDirectory(folder.resolve("left"));
    Path right = Files.createDirectory(folder.resolve("right"));
    for (String name : List.of("a.png", "b.png")) {
      Pictures.write(left.resolve(name), 8, 8, name.hashCode());
      Pictures.write(right.resolve(name), 8, 8, -name.hashCode());
    }
    Path output = folder.resolve("out");
    Cli.run("restore", "--model", dualPixel, "--right", right, "--output", output, left).done();
    assertThat(files(output)).containsExactly("a.png", "b.png");

    Files.delete(right.resolve("b.png"));
    Cli.run("restore", "--model", dualPixel, "--right", right, "--output", output, left)
        .refused(ExitCode.INPUT, "b.png has no right view in");
  }

  @Test
  void viewsOfDifferentSizeAndMissingViewsAreRefused() {
    Pictures.write(folder.resolve("left.png"), 12, 8, 8);
    Pictures.write(folder.resolve("right.png"), 8, 12, 9);
    Path output = folder.resolve("out.png");
    Cli.run(
            "restore",
            "--model",
            dualPixel,
            "--right",
            folder.resolve("right.png"),
            "--output",
            output,
            folder.resolve("left.png"))
        .refused(ExitCode.INPUT, "12x8", "8x12");
    Cli.run("restore", "--model", dualPixel, "--output", output, folder.resolve("left.png"))
        .refused(ExitCode.INPUT, "6 channels", "left and the right view");
    assertThat(output).doesNotExist();
  }

  @Test
  void severalPicturesAndFoldersGoToAFolderAsPng() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Pictures.write(inner.resolve("b.png"), 8, 8, 1);
    Pictures.write(inner.resolve("c.jpg"), 8, 8, 2);
    Pictures.write(folder.resolve("a.png"), 8, 8, 3);
    Path output = folder.resolve("made/out");
    Cli cli =
        Cli.run("restore", "--model", rgb, "--output", output, folder.resolve("a.png"), inner);
    assertThat(cli.done().out().lines())
        .containsExactly(
            output.resolve("a.png").toString(),
            output.resolve("b.png").toString(),
            output.resolve("c.png").toString());
    assertThat(files(output)).containsExactly("a.png", "b.png", "c.png");
    assertThat(Files.readAllBytes(output.resolve("c.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void onePictureMayBecomeAFileOrGoToAFolder() {
    Path input = folder.resolve("a.png");
    Pictures.write(input, 8, 8, 1);
    Cli.run("restore", "--model", rgb, "--output", folder.resolve("o.JPG"), input).done();
    assertThat(folder.resolve("o.JPG")).isRegularFile();
    Cli.run("restore", "--model", rgb, "--output", folder.resolve("o"), input).done();
    assertThat(folder.resolve("o/a.png")).isRegularFile();
  }

  @Test
  void picturesThatWouldBecomeOneFileAreRefused() {
    Pictures.write(folder.resolve("a.png"), 8, 8, 1);
    Pictures.write(folder.resolve("a.jpg"), 8, 8, 2);
    Path output = folder.resolve("out");
    Cli.run("restore", "--model", rgb, "--output", output, folder)
        .refused(ExitCode.USAGE, "a.jpg", "a.png", "would both become");
    assertThat(output).doesNotExist();
  }

  @Test
  void aFileIsNotTakenForAFolder() throws IOException {
    Pictures.write(folder.resolve("a.png"), 8, 8, 1);
    Pictures.write(folder.resolve("b.png"), 8, 8, 2);
    Path output = Files.writeString(folder.resolve("notes.txt"), "mine");
    Cli.run("restore", "--model", rgb, "--output", output, folder)
        .refused(ExitCode.USAGE, "notes.txt is a file");
    assertThat(output).hasContent("mine");
  }

  @Test
  void anInputIsNeverOverwritten() throws IOException {
    Path input = folder.resolve("a.png");
    Pictures.write(input, 8, 8, 1);
    byte[] before = Files.readAllBytes(input);
    Cli.run("restore", "--model", rgb, "--output", input, input)
        .refused(ExitCode.USAGE, "a.png would be overwritten");
    Cli.run("restore", "--model", rgb, "--output", folder, folder)
        .refused(ExitCode.USAGE, "a.png would be overwritten");
    Cli.run("restore", "--model", rgb, "--output", folder.resolve("x/../a.png"), input)
        .refused(ExitCode.USAGE, "a.png would be overwritten");
    assertThat(input).hasBinaryContent(before);
  }

  @Test
  void aRightViewIsNeverOverwritten() throws IOException {
    Path left = folder.resolve("left.png");
    Pictures.write(left, 8, 8, 1);
    Path right = folder.resolve("right.png");
    Pictures.write(right, 8, 8, 2);
    byte[] before = Files.readAllBytes(right);
    Cli.run("restore", "--model", dualPixel, "--right", right, "--output", right, left)
        .refused(ExitCode.USAGE, "right.png would be overwritten");
    assertThat(right).hasBinaryContent(before);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInputIsNotOverwrittenByAnotherName() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Pictures.write(inputs.resolve("a.png"), 8, 8, 1);
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), inputs);
    byte[] before = Files.readAllBytes(inputs.resolve("a.png"));
    Cli.run("restore", "--model", rgb, "--output", alias, inputs)
        .refused(ExitCode.USAGE, "would be overwritten");
    assertThat(inputs.resolve("a.png")).hasBinaryContent(before);
  }

  @Test
  void theAverageOfACheckpointRestoresUnlessRawIsAskedFor() throws IOException {
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    try (Network network = new ModelFiles(Models.reader()).load(rgb, Device.cpu())) {
      Map<String, Tensor> tensors =
          new LinkedHashMap<>(Weights.capture(network.parameters().all()));
      Tensor last = tensors.get("conv_out.weight");
      float[] none = new float[last.values().length];
      tensors.put("params_ema.conv_out.weight", new Tensor(last.shape(), none));
      Safetensors.write(checkpoint, new TensorFile(tensors, ModelFiles.metadata(network)));
    }
    Image input = Pictures.write(folder.resolve("in.png"), 12, 8, 1);
    Path output = folder.resolve("out.png");
    Object[] command = {"restore", "--model", checkpoint, "--output", output};
    Cli average = Cli.run(with(command, folder.resolve("in.png")));
    assertThat(average.done().err()).contains("checkpoint.safetensors, averaged");
    assertHolds(output, input, 255); // nothing is added to it
    Cli.run(with(command, "--weights", "raw", folder.resolve("in.png"))).done();
    assertHolds(output, restored(rgb, input, Tiling.NONE), 255);
  }

  private static Object[] with(Object[] command, Object... more) {
    return Stream.of(command, more).flatMap(Stream::of).toArray();
  }

  @Test
  void tilesThatOverlapByMoreThanHalfAreRefused() {
    Path input = folder.resolve("a.png");
    Pictures.write(input, 8, 8, 1);
    Path output = folder.resolve("o.png");
    Cli.run("restore", "--model", rgb, "--tile", "16", "--overlap", "9", "--output", output, input)
        .refused(ExitCode.USAGE, "--tile 16 --overlap 9");
    Cli.run("restore", "--model", rgb, "--tile", "-1", "--output", output, input)
        .refused(ExitCode.USAGE, "--tile -1");
    assertThat(output).doesNotExist();
  }

  private static Image restored(Path model, Image input, Tiling tiling) {
    try (Network network = new ModelFiles(Models.reader()).load(model, Device.cpu())) {
      return new Restorer(network, tiling).restore(input);
    }
  }

  /** Compares a file, read by the JDK alone, with values in [0, 1]. */
  private static void assertHolds(Path file, Image expected, int peak) throws IOException {
    Raster raster = ImageIO.read(file.toFile()).getRaster();
    assertThat(raster.getSampleModel().getSampleSize(0)).isEqualTo(peak == 255 ? 8 : 16);
    int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    int[] rounded = new int[expected.length()];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (int) Math.rint(Math.max(0, Math.min(1, (double) expected.value(i))) * peak);
    }
    assertThat(raster.getWidth()).isEqualTo(expected.width());
    assertThat(samples).isEqualTo(rounded);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

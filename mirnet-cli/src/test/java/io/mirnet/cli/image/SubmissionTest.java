package io.mirnet.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.Fixtures;
import io.mirnet.cli.Cli;
import io.mirnet.cli.Pictures;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.data.benchmark.Blocks;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.matlab.MatArray;
import io.mirnet.data.matlab.MatFile;
import io.mirnet.data.matlab.MatWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Matlab against the same pictures as PNG. */
class SubmissionTest {
  private static final int PHOTOGRAPHS = 2;
  private static final int BLOCKS = 2;
  private static final int SIDE = 16;

  @TempDir private static Path models;
  private static Path model;

  @TempDir private Path folder;

  @BeforeAll
  static void unpackModel() {
    model = Fixtures.weights(Fixtures.RGB, models);
  }

  @Test
  void blocksScoreAsTheSamePicturesInFolders() {
    Path noisy = blocks("noisy", 1);
    Path clean = blocks("clean", 2);
    for (String how : List.of("--restored", "--input")) {
      List<Object> network = how.equals("--input") ? List.of("--model", model) : List.of();
      Cli files = evaluate(network, how, noisy, clean);
      Cli folders = evaluate(network, how, folder.resolve("noisy"), folder.resolve("clean"));
      JsonNode expected = folders.done().json();
      JsonNode given = files.done().json();
      for (String score : List.of("psnr", "ssim")) {
        // The files hold n / 255 as floats, folders hold n.
        assertThat(given.get(score).doubleValue())
            .isCloseTo(expected.get(score).doubleValue(), within(1e-6));
      }
      for (int i = 0; i < PHOTOGRAPHS * BLOCKS; i++) {
        assertThat(given.get("images").get(i).get("name"))
            .isEqualTo(expected.get("images").get(i).get("name"));
      }
      assertThat(given.get("images").get(2).get("name").textValue()).isEqualTo("0002_01");
    }
  }

  private static Cli evaluate(List<Object> network, String how, Path given, Path target) {
    List<Object> arguments = new ArrayList<>(List.of("evaluate", "--protocol", "sidd"));
    arguments.addAll(network);
    arguments.addAll(List.of(how, given, "--target", target, "--format", "json"));
    return Cli.run(arguments.toArray());
  }

  @Test
  void theSubmissionHoldsWhatRestoredPicturesHold() {
    Path submission = folder.resolve("SubmitSrgb.mat");
    Cli cli = restore(submission, blocks("noisy", 1));
    assertThat(cli.done().out().strip()).isEqualTo(submission.toString());
    Path pictures = folder.resolve("pictures");
    restore(pictures, folder.resolve("noisy")).done();
    Blocks restored = Blocks.open(submission);
    assertThat(restored.size()).isEqualTo(PHOTOGRAPHS * BLOCKS);
    for (int i = 0; i < restored.size(); i++) {
      assertThat(restored.picture(i).bits()).isEqualTo(32);
      assertThat(restored.picture(i).quantize(8))
          .isEqualTo(ImageFiles.read(pictures.resolve(restored.name(i) + ".png")).colour());
    }
  }

  @Test
  void dndGetsAFileForEachPicture() throws IOException {
    Path output = folder.resolve("submission");
    Cli cli = restore(output, dnd());
    assertThat(cli.done().out().lines())
        .containsExactly(
            output.resolve("0001.mat").toString(), output.resolve("0002.mat").toString());
    MatFile file = MatFile.open(output.resolve("0002.mat"));
    assertThat(file.inventory()).startsWith("Idenoised 1x2 cell, ");
    MatArray box = file.cell("Idenoised").elements().apply(1);
    assertThat(box.variable().size()).containsExactly(4, 7, 3);
  }

  @Test
  void aBenchmarkIsRestoredAlone() throws IOException {
    Path noisy = blocks("noisy", 1);
    Path out = folder.resolve("out.mat");
    Cli.run("restore", "--model", model, "--output", out, noisy, noisy)
        .refused(ExitCode.USAGE, "give it alone");
    Cli.run("restore", "--model", model, "--output", out, "--right", noisy, noisy)
        .refused(ExitCode.USAGE, "without --right");
    restore(folder.resolve("out.png"), noisy).refused(ExitCode.USAGE, "name it .mat");
    restore(noisy, noisy).refused(ExitCode.USAGE, "would be overwritten");
    Path dnd = dnd();
    restore(out, dnd).refused(ExitCode.USAGE, "give a folder");
    restore(dnd.resolve("images_srgb"), dnd).refused(ExitCode.USAGE, "would be overwritten");
  }

  @Test
  void filesAndFoldersAreNotMixed() {
    Path noisy = blocks("noisy", 1);
    Path pictures = folder.resolve("noisy");
    evaluate(List.of(), "--restored", noisy, pictures).refused(ExitCode.USAGE, "two .mat files");
    evaluate(List.of(), "--restored", pictures, noisy).refused(ExitCode.USAGE, "two .mat files");
  }

  @Test
  void damagedFilesAreInputErrors() throws IOException {
    Path noisy = blocks("noisy", 1);
    byte[] whole = Files.readAllBytes(noisy);
    Path cut = Files.write(folder.resolve("cut.mat"), Arrays.copyOf(whole, 900));
    evaluate(List.of(), "--restored", noisy, cut).refused(ExitCode.INPUT, cut.toString());
    restore(folder.resolve("out.mat"), cut).refused(ExitCode.INPUT, cut.toString());
    restore(folder.resolve("out.mat"), folder.resolve("no.mat"))
        .refused(ExitCode.INPUT, "doesn't exist");
    assertThat(folder.resolve("out.mat")).doesNotExist();
  }

  private static Cli restore(Path output, Path input) {
    return Cli.run("restore", "--model", model, "--output", output, input);
  }

  /** Random blocks as a file and, by their names, as pictures in a folder. */
  private Path blocks(String name, long seed) {
    Path file = folder.resolve(name + ".mat");
    MatWriter.write(
        file,
        writer ->
            writer.pictures(
                "Blocks",
                PHOTOGRAPHS,
                BLOCKS,
                place -> new int[] {SIDE, SIDE, 3},
                place -> {
                  Image block = Pictures.noise(SIDE, SIDE, 3, seed + 10 * place);
                  Path picture =
                      folder.resolve(
                          "%s/%04d_%02d.png"
                              .formatted(name, place % PHOTOGRAPHS + 1, place / PHOTOGRAPHS + 1));
                  write(picture, block);
                  return Image.of(SIDE, SIDE, 3, block.toFloats());
                }));
    return file;
  }

  private static void write(Path picture, Image image) {
    try {
      Files.createDirectories(picture.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ImageFiles.write(picture, image, Optional.empty(), false);
  }

  /** Two pictures with two boxes each. */
  private Path dnd() throws IOException {
    Path dnd = folder.resolve("dnd");
    Files.createDirectories(dnd.resolve("images_srgb"));
    copy("info.mat", dnd);
    copy("0001.mat", dnd.resolve("images_srgb"));
    copy("0002.mat", dnd.resolve("images_srgb"));
    return dnd;
  }

  private static void copy(String name, Path to) throws IOException {
    try (InputStream in = SubmissionTest.class.getResourceAsStream("dnd/" + name)) {
      Files.copy(Objects.requireNonNull(in), to.resolve(name));
    }
  }
}

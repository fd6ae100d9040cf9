package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Colours;
import io.mirnet.api.image.Image;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of one channel, as denoising of grey pictures has them, from training to a result. */
class OneChannelTest {
  @TempDir private static Path folder;
  private static Path clean;
  private static Path yaml;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    clean = Files.createDirectory(folder.resolve("clean"));
    for (int i = 0; i < 3; i++) {
      Pictures.write(clean.resolve(i + ".png"), 32, 32, i);
    }
    yaml = Tiny.in(folder);
    run = folder.resolve("run");
    train(run, "colour: grey", "lol").done();
  }

  private static Cli train(Path to, String colour, String protocol) {
    return Cli.run(
        "train",
        yaml,
        "model.in_channels=1",
        "model.out_channels=1",
        "data.train={type: degraded, target: '%s', degradation: {type: noise, sigma: 25}, split: {fraction: 0.4}, %s}"
            .formatted(clean, colour),
        "train.validation.protocol=" + protocol,
        "--run",
        to);
  }

  @Test
  void aGreyPictureIsRestoredToAGreyOne() {
    Path grey = folder.resolve("grey.png");
    Image noise = Pictures.noise(20, 12, 1, 4);
    ImageFiles.write(grey, Colours.spread(noise), Optional.empty(), true);
    Path out = folder.resolve("grey-out.png");
    Cli restored = Cli.run("restore", "--model", run, "--output", out, grey).done();
    assertThat(restored.err()).doesNotContain("made grey");
    ImageFile file = ImageFiles.read(out);
    assertThat(file.grey()).isTrue();
    assertThat(file.colour().width()).isEqualTo(20);
  }

  @Test
  void aPictureInColourIsMadeGreyAndItIsSaid() {
    Path out = folder.resolve("colour-out");
    Cli restored = Cli.run("restore", "--model", run, "--output", out, clean).done();
    assertThat(restored.err()).contains("made grey, since the network takes one channel: 3");
    assertThat(ImageFiles.read(out.resolve("1.png")).grey()).isTrue();
  }

  /** Noise is drawn for one channel: 25 of 255 whatever the colours were. */
  @Test
  void degradedSetsAndFoldersAreMeasuredInGrey() {
    String set =
        "{type: degraded, target: '%s', degradation: {type: noise, sigma: 25, values: free}, colour: grey}"
            .formatted(clean);
    Cli measured =
        Cli.run("evaluate", "--model", run, "--set", set, "--protocol", "sidd", "--format", "json");
    double noisy = measured.done().json().get("input").get("psnr").doubleValue();
    assertThat(noisy).isBetween(20.17, 20.9); // 20 log10(255 / 25), clamped where it leaves [0, 1]
    Path restored = folder.resolve("measured");
    Cli.run("restore", "--model", run, "--output", restored, clean).done();
    Cli.run("evaluate", "--model", run, "--input", restored, "--target", clean).done();
  }

  @Test
  void whatDoesNotFitIsSaidBeforeTrainingBegins() {
    train(folder.resolve("rgb"), "colour: rgb", "lol")
        .refused(ExitCode.INPUT, "takes 1 and makes 1", "colour of data.train");
    train(folder.resolve("y"), "colour: grey", "realsr-x4")
        .refused(ExitCode.INPUT, "measures RGB images");
  }
}

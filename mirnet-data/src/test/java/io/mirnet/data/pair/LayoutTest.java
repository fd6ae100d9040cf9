package io.mirnet.data.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.pair.Layout.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data sets as they are unpacked, in little. The number in each picture says which it is. */
class LayoutTest {
  @TempDir private Path root;

  @Test
  void lolIsFoundAsItsAuthorsPackIt() {
    write("LOLdataset/our485/low/2.png", 1);
    write("LOLdataset/our485/high/2.png", 2);
    write("LOLdataset/our485/low/10.png", 3);
    write("LOLdataset/our485/high/10.png", 4);
    write("LOLdataset/eval15/low/1.png", 5);
    write("LOLdataset/eval15/high/1.png", 6);
    for (String folder : List.of("", "LOLdataset", "LOLdataset/our485")) {
      PairedImages pairs = open(Layout.LOL, folder, Part.TRAIN);
      assertThat(names(pairs)).as(folder).containsExactly("2", "10");
      assertThat(samples(pairs, 1)).containsExactly(3, 4);
    }
    assertThat(samples(open(Layout.LOL, "LOLdataset", Part.TEST), 0)).containsExactly(5, 6);
  }

  @Test
  void siddIsFoundByItsScenes() {
    String scene = "SIDD_Medium_Srgb/Data/0001_001_S6_00100_00060_3200_L/0001_";
    for (int n = 0; n < 2; n++) {
      write(scene + "NOISY_SRGB_01" + n + ".PNG", 10 + n);
      write(scene + "GT_SRGB_01" + n + ".PNG", 20 + n);
    }
    String other = "SIDD_Medium_Srgb/Data/0002_001_S6_00100_00020_3200_N/0002_";
    write(other + "NOISY_SRGB_010.PNG", 12);
    write(other + "GT_SRGB_010.PNG", 22);
    PairedImages pairs = open(Layout.SIDD, "SIDD_Medium_Srgb", Part.TRAIN);
    assertThat(names(pairs))
        .containsExactly(
            "0001_001_S6_00100_00060_3200_L/0001_NOISY_SRGB_010",
            "0001_001_S6_00100_00060_3200_L/0001_NOISY_SRGB_011",
            "0002_001_S6_00100_00020_3200_N/0002_NOISY_SRGB_010");
    assertThat(samples(pairs, 1)).containsExactly(11, 21);
    assertThat(samples(pairs, 2)).containsExactly(12, 22);
  }

  @Test
  void realSrIsFoundForBothCamerasAndOneFactor() {
    int sample = 1;
    for (String camera : List.of("Canon", "Nikon")) {
      for (int factor : new int[] {3, 4}) {
        String start = "RealSR/%s/Train/%d/%s_001_".formatted(camera, factor, camera);
        write(start + "LR" + factor + ".png", sample++);
        write(start + "HR.png", sample++);
      }
    }
    PairedImages pairs = open(Layout.REALSR_X4, "RealSR", Part.TRAIN);
    assertThat(names(pairs)).containsExactly("Canon/Canon_001_LR4", "Nikon/Nikon_001_LR4");
    assertThat(samples(pairs, 0)).containsExactly(3, 4);
    assertThat(samples(pairs, 1)).containsExactly(7, 8);
    assertThat(names(open(Layout.REALSR_X4, "RealSR/Nikon", Part.TRAIN)))
        .containsExactly("Nikon_001_LR4");
  }

  @Test
  void dpddPairsByOrderAndSaysSo() {
    for (int n = 0; n < 2; n++) {
      write("png/val_l/source/1P0A120" + 2 * n + ".png", n);
      write("png/val_r/source/1P0A120" + 2 * n + ".png", 10 + n);
      write("png/val_c/source/1P0A120" + 2 * n + ".png", 20 + n);
      write("png/val_c/target/1P0A120" + (2 * n + 1) + ".png", 30 + n);
    }
    PairedImages both = open(Layout.DPDD, "png", Part.VAL);
    assertThat(names(both)).containsExactly("1P0A1200", "1P0A1202");
    assertThat(both.load(1).input().channels()).isEqualTo(6);
    assertThat(both.load(1).input().sample(3)).isEqualTo(11);
    assertThat(samples(both, 1)).containsExactly(1, 31);
    assertThat(both.notes())
        .containsExactly("paired by order: 1P0A1200 with 1P0A1201, 1P0A1202 with 1P0A1203");
    PairedImages centre = open(Layout.DPDD_CENTRE, "png", Part.VAL);
    assertThat(centre.load(1).input().channels()).isEqualTo(3);
    assertThat(samples(centre, 1)).containsExactly(21, 31);
  }

  @ParameterizedTest
  @CsvSource({
    "LOL, TRAIN, train/Lol/input/1, train/Lol/target/1",
    "LOL, TEST, test/Lol/input/1, test/Lol/target/1",
    "REALSR_X2, TRAIN, Downloads/train/realSR/x2/LR/C_1_LR2, Downloads/train/realSR/x2/HR/C_1_HR",
    "REALSR_X3, TEST, test/realSR/x3/input/C_1, test/realSR/x3/target/C_1",
    "DPDD_CENTRE, TRAIN, Downloads/DPDD/train/train/inputC/1P00, Downloads/DPDD/train/train/target/1P01",
    "DPDD_CENTRE, VAL, Downloads/DPDD/val/val/inputC/1P00, Downloads/DPDD/val/val/target/1P01",
    "DPDD_CENTRE, TEST, test/DPDD/inputC/1P00, test/DPDD/target/1P01",
    "FIVEK, TRAIN, Downloads/FiveK/input/a0001-j, Downloads/FiveK/target/a0001-j",
    "FIVEK, TEST, test/FiveK/input/a4501, test/FiveK/target/a4501"
  })
  void theArchivesOfTheTrainingCodeAreFound(Layout layout, Part part, String input, String target) {
    write("Datasets/" + input + ".png", 1);
    write("Datasets/" + target + ".jpg", 200);
    write("Datasets/" + input.replace("/1", "/0").replace("_1", "_0") + "x/else.png", 3);
    PairedImages pairs = open(layout, "Datasets", part);
    assertThat(pairs.size()).isEqualTo(1);
    assertThat(samples(pairs, 0)).containsExactly(1, 200);
  }

  @Test
  void anotherFolderIsAnsweredWithWhatIsExpectedAndWhatIsThere() {
    write("pictures/dark/1.png", 1);
    write("pictures/dark/2.png", 1);
    assertThatThrownBy(() -> open(Layout.LOL, "pictures", Part.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("folder " + root.resolve("pictures") + " doesn't hold part train")
        .hasMessageContaining("our485/low/{name} and our485/high/{name}")
        .hasMessageContaining("or train/Lol/input/{name} and train/Lol/target/{name}")
        .hasMessageEndingWith("There are dark/1.png (2)");
    assertThatThrownBy(() -> open(Layout.LOL, "nowhere", Part.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nowhere doesn't exist");
  }

  @Test
  void validationTakesThePartForItOrWhatIsHeldOut() {
    for (int n = 0; n < 4; n++) {
      write("our485/low/" + n + ".png", n);
      write("our485/high/" + n + ".png", n);
    }
    PairedOptions whole = options(Layout.LOL, "", Optional.empty(), Optional.empty());
    assertThat(open(whole, Use.TRAINING).size()).isEqualTo(4);
    assertThatThrownBy(() -> open(whole, Use.VALIDATION))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no part val of pictures but train, test: give part, or hold pairs");
    Split quarter = new Split(0.25, 1, Optional.empty());
    PairedOptions split = options(Layout.LOL, "", Optional.empty(), Optional.of(quarter));
    assertThat(names(open(split, Use.TRAINING))).containsExactly("0", "1", "2");
    assertThat(names(open(split, Use.VALIDATION))).containsExactly("3");
    for (String part : List.of("train", "val")) {
      write(part + "/inputC/a.png", 1);
      write(part + "/target/b.png", 1);
    }
    PairedOptions dpdd = options(Layout.DPDD_CENTRE, "", Optional.empty(), Optional.empty());
    assertThat(open(dpdd, Use.VALIDATION).size()).isEqualTo(1);
  }

  private PairedImages open(Layout layout, String folder, Part part) {
    return open(options(layout, folder, Optional.of(part), Optional.empty()), Use.VALIDATION);
  }

  private PairedImages open(PairedOptions options, Use use) {
    assertThat(options.violations()).isEmpty();
    return new PairedProvider().create(options, new DataSetSpec(Optional.of(root), 1, use));
  }

  private static PairedOptions options(
      Layout layout, String folder, Optional<Part> part, Optional<Split> split) {
    return new PairedOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(layout),
        Optional.of(Path.of(folder)),
        part,
        List.of(),
        List.of(),
        split,
        Colours.RGB);
  }

  private static List<String> names(PairedImages pairs) {
    return IntStream.range(0, pairs.size()).mapToObj(pairs::name).toList();
  }

  /** The first samples of input and target. */
  private static List<Integer> samples(PairedImages pairs, int index) {
    return List.of(
        (int) pairs.load(index).input().sample(0), (int) pairs.load(index).target().sample(0));
  }

  private void write(String file, int sample) {
    byte[] samples = new byte[8 * 8 * 3];
    Arrays.fill(samples, (byte) sample);
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      ImageFiles.write(path, Image.of(8, 8, 3, samples), Optional.empty(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

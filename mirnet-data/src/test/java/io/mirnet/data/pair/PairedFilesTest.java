package io.mirnet.data.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.data.batch.LookAhead;
import io.mirnet.data.batch.Pad;
import io.mirnet.data.batch.Prefetcher;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedFilesTest {
  @TempDir private Path root;
  private Path input;
  private Path right;
  private Path target;

  @BeforeEach
  void makeFolders() throws IOException {
    input = Files.createDirectory(root.resolve("input"));
    right = Files.createDirectory(root.resolve("right"));
    target = Files.createDirectory(root.resolve("target"));
  }

  @Test
  void allPicturesOfTheFoldersArePaired() {
    for (int i = 0; i < 11; i++) {
      write(input.resolve(i + ".png"), i);
      write(target.resolve(i + ".jpg"), 100);
    }
    PairedFiles pairs = PairedFiles.of(List.of(input, target));
    assertThat(IntStream.range(0, pairs.size()).mapToObj(pairs::name))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    assertThat(pairs.load(10).input().sample(0)).isEqualTo(10);
  }

  @Test
  void twoFoldersOfInputsAreTwoViews() {
    write(input.resolve("a.png"), 1);
    write(right.resolve("a.png"), 2);
    write(target.resolve("a.png"), 3);
    ImagePair pair = PairedFiles.of(List.of(input, right, target)).load(0);
    assertThat(IntStream.range(0, 6).map(pair.input()::sample)).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(pair.target().sample(0)).isEqualTo(3);
  }

  @Test
  void dimensionsAreToldWithoutDecoding() throws IOException {
    for (Path folder : List.of(input, right, target)) {
      write(folder.resolve("a.png"), 1);
    }
    PairedFiles one = PairedFiles.of(List.of(input, target));
    PairedFiles two = PairedFiles.of(List.of(input, right, target));
    // A header is enough; the rest may be gone.
    for (Path folder : List.of(input, right, target)) {
      Files.delete(folder.resolve("a.png"));
    }
    assertThat(one.dimensions(0)).contains(new Dimensions(8, 8, 3, 3));
    assertThat(two.dimensions(0)).contains(new Dimensions(8, 8, 6, 3));
  }

  @Test
  void aPictureThatBreaksDuringARunIsNamedToWhoTakesItsBatch() throws IOException {
    write(input.resolve("a.png"), 1);
    write(target.resolve("a.png"), 2);
    PairedFiles pairs = PairedFiles.of(List.of(input, target));
    Files.writeString(target.resolve("a.png"), "no longer a picture");
    BatchSource source =
        new BatchSource(pairs, () -> List.of(new Stage(0, 8, 3)), List.of(), Pad.NONE, 1);
    try (Prefetcher prefetcher = new Prefetcher(source::begin, 0, 9, LookAhead.of(2))) {
      assertThatThrownBy(() -> prefetcher.take(0))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(target.resolve("a.png").toString());
    }
  }

  @Test
  void picturesWithoutPartnerAreListed() {
    write(input.resolve("a.png"), 1);
    write(input.resolve("b.png"), 1);
    write(target.resolve("a.png"), 1);
    assertThatThrownBy(() -> PairedFiles.of(List.of(input, target)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("without partner")
        .hasMessageContaining("b");
  }

  @Test
  void picturesThatAreTurnedUprightAreCounted() throws IOException {
    try (InputStream turned = ImageFiles.class.getResourceAsStream("turned.jpg")) {
      Files.copy(turned, input.resolve("a.jpg"));
    }
    write(input.resolve("b.png"), 1);
    Image upright = ImageFiles.read(input.resolve("a.jpg")).colour();
    ImageFiles.write(target.resolve("a.png"), upright, Optional.empty(), false);
    write(target.resolve("b.png"), 1);
    PairedFiles pairs = PairedFiles.of(List.of(input, target));
    assertThat(pairs.notes()).contains("turned upright by their EXIF orientation: 1");
    assertThat(pairs.load(0).input()).isEqualTo(pairs.load(0).target());
  }

  @Test
  void aFolderIsNoPartnerOfItself() {
    write(input.resolve("a.png"), 1);
    assertThatThrownBy(() -> PairedFiles.of(List.of(input, input)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(input + " is given twice")
        .hasMessageContaining("give the folder of the targets");
    write(target.resolve("a.png"), 1);
    assertThatThrownBy(() -> PairedFiles.of(List.of(input, input, target)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("give the folder of the right views");
  }

  @Test
  void aLinkToAFolderIsThatFolder() throws IOException {
    write(input.resolve("a.png"), 1);
    Path link = Files.createSymbolicLink(root.resolve("link"), input);
    assertThatThrownBy(() -> PairedFiles.of(List.of(input, link)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(link + " is given twice (also as " + input + ")");
  }

  @Test
  void aLinkToAPictureIsNoPartnerOfIt() throws IOException {
    write(input.resolve("a.png"), 1);
    write(target.resolve("a.png"), 2);
    write(input.resolve("b.png"), 1);
    Files.createSymbolicLink(target.resolve("b.png"), input.resolve("b.png"));
    assertThatThrownBy(() -> PairedFiles.of(List.of(input, target)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("pairs of one file with itself")
        .hasMessageContaining("(1): b");
  }

  private static void write(Path file, int value) {
    byte[] samples = new byte[8 * 8 * 3];
    Arrays.fill(samples, (byte) value);
    ImageFiles.write(file, Image.of(8, 8, 3, samples), Optional.empty(), false);
  }
}

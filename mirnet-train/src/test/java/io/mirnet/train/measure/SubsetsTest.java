package io.mirnet.train.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubsetsTest {
  private static final List<String> PICTURES = List.of("a", "b", "c");

  /** What numpy.save writes of np.array([1, 3]) in numpy 1.26: int64, little-endian. */
  private static final String FIRST_AND_THIRD =
      numpy("{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }")
          + "01000000000000000300000000000000";

  @TempDir private Path folder;

  @Test
  void aLineNamesAPictureAndItsSubset() throws IOException {
    Path file = text("# DPDD\n\na\tindoor\nb\toutdoor\r\nc\tindoor\na\tnear\n");
    assertThat(Subsets.read(List.of(file), PICTURES).members())
        .containsExactly(
            Map.entry("indoor", Set.of("a", "c")),
            Map.entry("outdoor", Set.of("b")),
            Map.entry("near", Set.of("a")));
  }

  @Test
  void aListOfNumpyCountsFromOneAndNamesItsSubset() throws IOException {
    Path indoor = bytes("indoor_labels.npy", FIRST_AND_THIRD);
    Path four =
        bytes(
            "night.npy",
            numpy("{'descr': '<u4', 'fortran_order': False, 'shape': (1,), }") + "02000000");
    assertThat(Subsets.read(List.of(indoor, four), PICTURES).members())
        .containsExactly(Map.entry("indoor", Set.of("a", "c")), Map.entry("night", Set.of("b")));
  }

  @Test
  void aSubsetsMeansAreThoseOfItsPictures() throws IOException {
    Subsets subsets = Subsets.read(List.of(text("a\tdark\nc\tdark")), PICTURES);
    Evaluation whole =
        new Evaluation(
            List.of(ScoreKind.PSNR),
            List.of(
                new ImageScore("a", new Scores(20, 0)),
                new ImageScore("b", new Scores(90, 0)),
                new ImageScore("c", new Scores(30, 0))));
    assertThat(subsets.of("dark", whole).means()).containsExactly(Map.entry("psnr", 25d));
  }

  @Test
  void picturesThatAreNotThereAreNamed() throws IOException {
    refused(text("a\tx\nd\tx\ne\tx"), "doesn't have: d, e;", "its first is a");
    refused(bytes("x.npy", FIRST_AND_THIRD), List.of("a", "b"), "picture 3", "from 1 to 2");
    String zero = FIRST_AND_THIRD.replace("0100000000000000030", "0000000000000000030");
    refused(bytes("zero.npy", zero), PICTURES, "picture 0");
  }

  @Test
  void aLineThatIsNoneIsNamedByItsNumber() throws IOException {
    refused(text("a\tx\nb x"), "subsets.tsv:2", "a tab");
    refused(text("a\t"), "subsets.tsv:1");
    refused(text("a\tx\ty"), "subsets.tsv:1");
  }

  @Test
  void filesOfAnotherKindAreRefused() throws IOException {
    refused(folder.resolve("none.tsv"), "none.tsv is not there");
    refused(Files.createDirectory(folder.resolve("dir")), "can't be read");
    refused(Files.write(folder.resolve("b.tsv"), new byte[] {(byte) 0xff, 0}), "no text");
    refused(Files.write(folder.resolve("m.tsv"), new byte[(1 << 20) + 1]), "larger than");
    refused(bytes("png.npy", "89504e470d0a1a0a"), "png.npy", "no .npy file");
    refused(
        bytes("o.npy", numpy("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }") + "00"),
        "no list of whole numbers",
        "|O");
    refused(
        bytes(
            "huge.npy",
            numpy("{'descr': '<i8', 'fortran_order': False, 'shape': (99999999999,), }")),
        "0 bytes of numbers");
  }

  @Test
  void aListOfNumpyThatIsCutOffAnywhereIsRefused() throws IOException {
    byte[] whole = HexFormat.of().parseHex(FIRST_AND_THIRD);
    for (int length = 0; length < whole.length; length++) {
      refused(Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, length)), "cut.npy");
    }
  }

  /** Version 1.0: header of 118 bytes, padded by blanks to its newline. */
  private static String numpy(String header) {
    HexFormat hex = HexFormat.of();
    String padded = header + " ".repeat(117 - header.length()) + "\n";
    return "934e554d505901007600" + hex.formatHex(padded.getBytes(StandardCharsets.US_ASCII));
  }

  private Path text(String text) throws IOException {
    return Files.writeString(folder.resolve("subsets.tsv"), text);
  }

  private Path bytes(String name, String hex) throws IOException {
    return Files.write(folder.resolve(name), HexFormat.of().parseHex(hex));
  }

  private static void refused(Path file, String... parts) {
    refused(file, PICTURES, parts);
  }

  private static void refused(Path file, List<String> pictures, String... parts) {
    assertThatThrownBy(() -> Subsets.read(List.of(file), pictures))
        .isInstanceOf(InputException.class)
        .message()
        .contains(parts);
  }
}

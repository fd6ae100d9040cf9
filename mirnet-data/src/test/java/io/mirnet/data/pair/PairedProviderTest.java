package io.mirnet.data.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Checked.Violation;
import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.pair.Split.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedProviderTest {
  @TempDir Path root;

  @BeforeEach
  void makeFolders() throws IOException {
    for (String folder : List.of("input", "target", "right")) {
      Files.createDirectory(root.resolve(folder));
    }
  }

  @Test
  void matchesByStemInNaturalOrder() {
    write("input/10.png", 1);
    write("target/10.jpg", 2);
    write("input/2.png", 3);
    write("target/2.png", 4);
    PairedImages pairs = open(options());
    assertThat(names(pairs)).containsExactly("2", "10");
    assertThat(pairs.load(0).input().sample(0)).isEqualTo(3);
    assertThat(pairs.load(0).target().sample(0)).isEqualTo(4);
  }

  @Test
  void dualPixelViewsBecomeSixChannels() {
    write("input/a.png", 10);
    write("right/a.png", 20);
    write("target/a.png", 30);
    ImagePair pair = open(dualPixel()).load(0);
    assertThat(pair.input().channels()).isEqualTo(6);
    assertThat(IntStream.range(0, 12).map(pair.input()::sample))
        .containsExactly(10, 10, 10, 20, 20, 20, 10, 10, 10, 20, 20, 20);
    assertThat(pair.target().sample(0)).isEqualTo(30);
  }

  @Test
  void dualPixelViewsOfDifferentDepthTakeTheGreater() {
    write("input/a.png", 10);
    write("target/a.png", 30);
    short[] deep = new short[8 * 8 * 3];
    deep[0] = 4660;
    ImageFiles.write(root.resolve("right/a.png"), Image.of(8, 8, 3, deep), Optional.empty(), false);
    Image input = open(dualPixel()).load(0).input();
    assertThat(input.bits()).isEqualTo(16);
    assertThat(input.sample(0)).isEqualTo(10 * 257);
    assertThat(input.sample(3)).isEqualTo(4660);
  }

  @Test
  void includeAndExcludeChooseByName() {
    for (String stem : List.of("a-1", "a-2", "b-1")) {
      writePair(stem);
    }
    assertThat(names(open(options(List.of("a-*"), List.of(), Optional.empty()))))
        .containsExactly("a-1", "a-2");
    assertThat(names(open(options(List.of(), List.of("*-1"), Optional.empty()))))
        .containsExactly("a-2");
    assertThatThrownBy(() -> open(options(List.of("c*"), List.of(), Optional.empty())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("include and exclude leave none of the 3 pictures");
  }

  @Test
  void whatIsExcludedNeedsNoPartner() {
    writePair("a");
    write("input/b.png", 1);
    assertThat(names(open(options(List.of(), List.of("b"), Optional.empty()))))
        .containsExactly("a");
  }

  @Test
  void aSplitGivesTheLastNamesToValidation() {
    IntStream.rangeClosed(1, 11).forEach(i -> writePair("" + i));
    assertThat(names(open(split(0.25, Part.TRAINING))))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(names(open(split(0.25, Part.VALIDATION)))).containsExactly("9", "10", "11");
  }

  @Test
  void aSplitRoundsUpExactProductsNotAtAll() {
    // 0.1 * 3 is more than 0.3 in binary; of 30 names, 3 are a tenth.
    List<String> names = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
    assertThat(new Split(0.1, 1, Optional.of(Part.VALIDATION)).of(names, Use.TRAINING))
        .containsExactly("27", "28", "29");
    assertThat(
            new Split(0.7, 1, Optional.of(Part.VALIDATION)).of(names.subList(0, 10), Use.TRAINING))
        .hasSize(7);
  }

  @Test
  void withoutAPartTheUseDecides() {
    Split tenth = new Split(0.1, 1, Optional.empty());
    List<String> names = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
    assertThat(tenth.of(names, Use.TRAINING)).hasSize(27).doesNotContain("27", "28", "29");
    assertThat(tenth.of(names, Use.VALIDATION)).containsExactly("27", "28", "29");
  }

  @Test
  void severalBlocksEachGiveTheirLastNames() {
    List<String> names = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
    Split split = new Split(0.2, 2, Optional.empty());
    assertThat(split.of(names, Use.VALIDATION)).containsExactly("8", "9", "18", "19");
    assertThat(split.of(names, Use.TRAINING)).hasSize(16).doesNotContain("8", "9", "18", "19");
    Split uneven = new Split(0.1, 3, Optional.empty());
    assertThat(uneven.of(names, Use.VALIDATION)).containsExactly("12", "19");
    assertThat(uneven.of(names, Use.TRAINING)).hasSize(18);
  }

  @Test
  void aSplitThatLeavesNothingIsRefused() {
    writePair("a");
    assertThatThrownBy(() -> open(split(0.5, Part.TRAINING)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("split leaves none of 1 pairs");
  }

  @Test
  void allProblemsAreReportedAtOnce() throws IOException {
    writePair("whole");
    for (int i = 1; i <= 12; i++) {
      write("input/lonely-" + i + ".png", 1);
    }
    write("target/alone.png", 1);
    writePair("twice");
    write("input/twice.jpg", 1);
    write("input/size.png", 1);
    ImageFiles.write(
        root.resolve("target/size.png"),
        Image.of(8, 9, 3, new byte[8 * 9 * 3]),
        Optional.empty(),
        false);
    write("target/text.png", 1);
    Files.writeString(root.resolve("input/text.png"), "no picture");
    assertThatThrownBy(() -> open(options()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("pictures of " + root.resolve("input") + " without partner in ")
        .hasMessageContaining("(12): lonely-1, lonely-2, lonely-3")
        .hasMessageContaining("lonely-10 and 2 more")
        .hasMessageNotContaining("lonely-11")
        .hasMessageContaining("(1): alone")
        .hasMessageContaining("twice.jpg and twice.png")
        .hasMessageContaining("size 8x8 and 9x8")
        .hasMessageContaining("text.png is no PNG")
        .hasMessageNotContaining("whole");
  }

  @Test
  void missingAndEmptyFoldersAreReportedTogether() {
    PairedOptions options = folders(Path.of("none"), Path.of("target"));
    assertThatThrownBy(() -> open(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(root.resolve("none") + " doesn't exist")
        .hasMessageContaining(root.resolve("target") + " holds no pictures");
  }

  @Test
  void absoluteFoldersNeedNoRoot() {
    writePair("a");
    PairedOptions options = folders(root.resolve("input"), root.resolve("target"));
    DataSetSpec spec = new DataSetSpec(Optional.empty(), 1, Use.TRAINING);
    assertThat(new PairedProvider().create(options, spec).size()).isEqualTo(1);
  }

  @Test
  void aBrokenGlobAndABadFractionAreViolations() {
    assertThat(options(List.of("a", "[b"), List.of("{c"), Optional.empty()).violations())
        .extracting(Violation::key)
        .containsExactly("include[1]", "exclude[0]");
    assertThat(options().violations()).isEmpty();
    assertThat(new Split(1, 1, Optional.of(Part.TRAINING)).violations()).hasSize(1);
    assertThat(new Split(0, 1, Optional.of(Part.TRAINING)).violations()).hasSize(1);
    assertThat(new Split(Double.NaN, 1, Optional.of(Part.TRAINING)).violations()).hasSize(1);
    assertThat(new Split(0.1, 1, Optional.of(Part.TRAINING)).violations()).isEmpty();
  }

  private void writePair(String stem) {
    write("input/" + stem + ".png", 1);
    write("target/" + stem + ".png", 2);
  }

  private void write(String file, int sample) {
    byte[] samples = new byte[8 * 8 * 3];
    java.util.Arrays.fill(samples, (byte) sample);
    ImageFiles.write(root.resolve(file), Image.of(8, 8, 3, samples), Optional.empty(), false);
  }

  private PairedImages open(PairedOptions options) {
    DataSetSpec spec = new DataSetSpec(Optional.of(root), 1, Use.TRAINING);
    return DataSetProvider.build(
        new Choice<DataSetProvider<?>>(new PairedProvider(), options), spec);
  }

  private static PairedOptions options() {
    return options(List.of(), List.of(), Optional.empty());
  }

  private static PairedOptions split(double fraction, Part part) {
    return options(List.of(), List.of(), Optional.of(new Split(fraction, 1, Optional.of(part))));
  }

  private static PairedOptions options(
      List<String> include, List<String> exclude, Optional<Split> split) {
    return options(Optional.empty(), include, exclude, split);
  }

  private static PairedOptions folders(Path input, Path target) {
    return new PairedOptions(input, target, Optional.empty(), Optional.empty(), Colours.RGB);
  }

  private static PairedOptions dualPixel() {
    return options(Optional.of(Path.of("right")), List.of(), List.of(), Optional.empty());
  }

  private static PairedOptions options(
      Optional<Path> right, List<String> include, List<String> exclude, Optional<Split> split) {
    return new PairedOptions(
        Optional.of(Path.of("input")),
        Optional.of(Path.of("target")),
        right,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        include,
        exclude,
        split,
        Colours.RGB);
  }

  private static List<String> names(PairedImages pairs) {
    return IntStream.range(0, pairs.size()).mapToObj(pairs::name).toList();
  }
}

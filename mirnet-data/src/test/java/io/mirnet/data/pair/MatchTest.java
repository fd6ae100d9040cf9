package io.mirnet.data.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.PairedImages;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
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

class MatchTest {
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(MatchTest.class.getClassLoader()));

  @TempDir private Path root;

  @Test
  void templatesPairNamesThatDiffer() {
    write("in/low00002.png", 2);
    write("in/low00010.png", 10);
    write("out/normal00002.png", 102);
    write("out/normal00010.png", 110);
    PairedImages pairs =
        open("input: in", "target: out", "match: {input: 'low{n}', target: 'normal{n}'}");
    assertThat(names(pairs)).containsExactly("low00002", "low00010");
    assertThat(pairs.load(1).target().sample(0)).isEqualTo(110);
    assertThat(pairs.notes()).isEmpty();
  }

  @Test
  void inputsAndTargetsMayLieInOneFolder() {
    for (String scene : List.of("a", "b")) {
      write("all/" + scene + "/1_NOISY_7.png", 1);
      write("all/" + scene + "/1_GT_7.png", 2);
    }
    PairedImages pairs =
        open(
            "input: all",
            "match: {input: '{scene}/{id}_NOISY_{n}', target: '{scene}/{id}_GT_{n}'}");
    assertThat(names(pairs)).containsExactly("a/1_NOISY_7", "b/1_NOISY_7");
    assertThat(pairs.load(0).target().sample(0)).isEqualTo(2);
  }

  @Test
  void theTemplateThatSaysMoreTakesAPictureThatBothFit() {
    write("all/1.png", 1);
    write("all/1_gt.png", 2);
    PairedImages pairs = open("input: all", "match: {target: '{name}_gt'}");
    assertThat(names(pairs)).containsExactly("1");
    assertThat(pairs.load(0).target().sample(0)).isEqualTo(2);
  }

  @Test
  void oneTargetMayServeSeveralInputs() {
    write("in/1_a.png", 1);
    write("in/1_b.png", 2);
    write("out/1.png", 3);
    PairedImages pairs =
        open("input: in", "target: out", "match: {input: '{id}_{n}', target: '{id}'}");
    assertThat(names(pairs)).containsExactly("1_a", "1_b");
    assertThat(pairs.load(1).target().sample(0)).isEqualTo(3);
  }

  @Test
  void subfoldersAreReadWhereTheFolderItselfHoldsNoPicture() {
    for (String name : List.of("x/1", "y/1", "y/2")) {
      write("in/" + name + ".png", 1);
      write("out/" + name + ".png", 2);
    }
    assertThat(names(open("input: in", "target: out"))).containsExactly("x/1", "y/1", "y/2");
    assertThat(names(open("input: in", "target: out", "include: ['y/*']")))
        .containsExactly("y/1", "y/2");
    assertThat(names(open("input: in", "target: out", "exclude: ['1']"))).containsExactly("y/2");
    write("in/y/3.png", 1);
    assertThatThrownBy(() -> open("input: in", "target: out"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("(1): y/3");
  }

  @Test
  void subfoldersAreLeftAloneBesidePictures() {
    write("in/1.png", 1);
    write("in/small/1.png", 1);
    write("out/1.png", 2);
    PairedImages pairs = open("input: in", "target: out");
    assertThat(names(pairs)).containsExactly("1");
  }

  @Test
  void orderPairsNaturallyAndShowsIt() {
    write("in/a2.png", 2);
    write("in/a10.png", 10);
    write("out/x9.png", 109);
    write("out/x11.png", 111);
    PairedImages pairs = open("input: in", "target: out", "match: order");
    assertThat(names(pairs)).containsExactly("a2", "a10");
    assertThat(pairs.load(0).target().sample(0)).isEqualTo(109);
    assertThat(pairs.notes()).containsExactly("paired by order: a2 with x9, a10 with x11");
    write("out/x12.png", 112);
    assertThatThrownBy(() -> open("input: in", "target: out", "match: order"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("as many targets as inputs", "in has 2", "out has 3");
  }

  @Test
  void orderCountsWithinWhatBothShare() {
    write("in/b/p1.png", 1);
    write("in/a/p1.png", 2);
    write("out/b/q5.png", 3);
    write("out/a/q9.png", 4);
    PairedImages pairs = open("input: in", "target: out", "match: order");
    assertThat(names(pairs)).containsExactly("a/p1", "b/p1");
    assertThat(pairs.load(0).target().sample(0)).isEqualTo(4);
  }

  @Test
  void namesThatDifferAreAnsweredWithTemplates() {
    for (int n = 1; n <= 3; n++) {
      write("in/low0000" + n + ".png", 1);
      write("out/normal0000" + n + ".png", 1);
      write("lr/Canon_00" + n + "_LR4.png", 1);
      write("hr/Canon_00" + n + "_HR.png", 1);
    }
    write("out/normal00004.png", 1);
    refused("match: {input: \"low{n}\", target: \"normal{n}\"}", "input: in", "target: out");
    refused("match: {input: \"{name}_LR4\", target: \"{name}_HR\"}", "input: lr", "target: hr");
  }

  @Test
  void namesThatShareNothingAreAnsweredWithOrder() {
    write("in/1200.png", 1);
    write("in/1202.png", 1);
    write("out/1201.png", 1);
    write("out/1203.png", 1);
    refused("as '1200' and '1201', write match: order", "input: in", "target: out");
  }

  @Test
  void whatIsNoPictureOrFitsNoTemplateIsNamed() throws IOException {
    write("in/low1.png", 1);
    write("in/preview.png", 1);
    write("out/normal1.png", 1);
    Files.writeString(root.resolve("in/notes.txt"), "x");
    Files.writeString(root.resolve("in/.hidden"), "x");
    assertThat(
            open("input: in", "target: out", "match: {input: 'low{n}', target: 'normal{n}'}")
                .notes())
        .containsExactly(
            "not used in %s, pictures whose names fit no template (1): preview.png"
                .formatted(root.resolve("in")),
            "not used in %s, files that are no %s (1): notes.txt"
                .formatted(root.resolve("in"), String.join(", ", ImageFiles.SUFFIXES)));
  }

  @Test
  void aTemplateThatFitsNothingIsSaidWithTheNames() {
    write("in/dark1.png", 1);
    write("out/normal1.png", 1);
    refused(
        "the template 'low{n}' fits none of the 1 pictures of "
            + root.resolve("in")
            + ": dark1.png",
        "input: in",
        "target: out",
        "match: {input: 'low{n}', target: 'normal{n}'}");
  }

  @Test
  void aFolderOfOtherFilesSaysWhatItHolds() throws IOException {
    Files.createDirectories(root.resolve("in"));
    Files.writeString(root.resolve("in/a.npy"), "x");
    write("out/a.png", 1);
    refused("but 1 other files: a.npy", "input: in", "target: out");
  }

  @Test
  void aListSaysWhatBelongsTogether() throws IOException {
    write("in/a.png", 1);
    write("in/deep/b.png", 2);
    write("out/x.png", 3);
    Files.writeString(
        root.resolve("pairs.tsv"),
        "# input\ttarget\nin/deep/b.png\tout/x.png\n\nin/a.png\tout/x.png\r\n");
    PairedImages pairs = open("list: pairs.tsv");
    assertThat(names(pairs)).containsExactly("in/a", "in/deep/b");
    assertThat(pairs.load(1).input().sample(0)).isEqualTo(2);
    assertThat(pairs.load(1).target().sample(0)).isEqualTo(3);
    assertThat(names(open("list: pairs.tsv", "exclude: [a]"))).containsExactly("in/deep/b");
  }

  @Test
  void twoListsGoLineByLineFromTheirFolders() throws IOException {
    write("in/a.png", 1);
    write("in/b.png", 2);
    write("out/x.png", 3);
    write("out/y.png", 4);
    Files.writeString(root.resolve("inputs.txt"), "a.png\nb.png\n");
    Files.writeString(root.resolve("targets.txt"), "y.png\nx.png\n");
    String[] options = {"list: inputs.txt", "target_list: targets.txt", "input: in", "target: out"};
    PairedImages pairs = open(options);
    assertThat(names(pairs)).containsExactly("a", "b");
    assertThat(pairs.load(0).target().sample(0)).isEqualTo(4);
    Files.writeString(root.resolve("targets.txt"), "y.png\n");
    refused("lists 1 targets, but " + root.resolve("inputs.txt") + " lists 2 inputs", options);
  }

  @Test
  void aListOfThreeColumnsHasTwoViews() throws IOException {
    for (String name : List.of("l", "r", "t")) {
      write(name + ".png", name.charAt(0));
    }
    Files.writeString(root.resolve("pairs.tsv"), "l.png\tr.png\tt.png\n");
    PairedImages pairs = open("list: pairs.tsv");
    assertThat(pairs.load(0).input().channels()).isEqualTo(6);
    assertThat(pairs.load(0).input().sample(3)).isEqualTo('r');
  }

  @Test
  void whatIsWrongInAListIsSaidWithItsLine() throws IOException {
    write("a.png", 1);
    Path list = root.resolve("pairs.tsv");
    refused("list " + list + " can't be read", "list: pairs.tsv");
    Files.writeString(list, "# nothing\n");
    refused("names no picture", "list: pairs.tsv");
    Files.writeString(list, "\na.png b.png\n");
    refused(list + ":2: 1 columns, but a line is input, tab, target", "list: pairs.tsv");
    Files.writeString(list, "a.png\tb.png\na.png\ta.png\n");
    refused("(1): a in lines 1 and 2", "list: pairs.tsv");
    refused("b.png doesn't exist", "list: pairs.tsv");
    refused("one file with itself", "list: pairs.tsv");
    Files.write(list, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    refused("no text in UTF-8", "list: pairs.tsv");
  }

  @Test
  void aSplitByScenesCutsNone() {
    for (String name : List.of("a/1", "a/2", "a/3", "b/1", "c/1", "c/2", "d/1", "d/2")) {
      write("all/" + name + "_lo.png", 1);
      write("all/" + name + "_hi.png", 1);
    }
    String match = "match: {input: '{scene}/{n}_lo', target: '{scene}/{n}_hi'}";
    String split = "split: {by: scene, fraction: 0.5, part: %s}";
    assertThat(names(open("input: all", match, split.formatted("training"))))
        .containsExactly("a/1_lo", "a/2_lo", "a/3_lo", "b/1_lo");
    assertThat(names(open("input: all", match, split.formatted("validation"))))
        .containsExactly("c/1_lo", "c/2_lo", "d/1_lo", "d/2_lo");
    assertThat(open("input: all", match).scenes()).hasValue(4);
    assertThat(open("input: all", match, split.formatted("validation")).scenes()).hasValue(2);
  }

  @Test
  void aSceneMayBeTheBeginningOfAName() {
    // Eight pictures: by picture, half of them would cut scene 2.
    for (String name : List.of("1_1", "2_1", "2_2", "2_3", "2_4", "10_1", "10_2", "10_3")) {
      write("in/" + name + ".png", 1);
      write("out/" + name + ".png", 1);
    }
    String split = "split: {scene: '{scene}_{n}', fraction: 0.3, part: %s}";
    assertThat(names(open("input: in", "target: out", split.formatted("validation"))))
        .containsExactly("10_1", "10_2", "10_3");
    assertThat(names(open("input: in", "target: out", split.formatted("training"))))
        .containsExactly("1_1", "2_1", "2_2", "2_3", "2_4");
    assertThat(open("input: in", "target: out", split.formatted("training")).scenes()).hasValue(2);
    assertThat(open("input: in", "target: out").scenes()).isEmpty();
    refused(
        "scene is not known, which takes a template with {scene}, in match or as split.scene (8): 1_1",
        "input: in",
        "target: out",
        "split: {by: scene}");
  }

  @Test
  void whatCannotWorkIsRefusedBeforeAnyFolderIsRead() {
    violates("'low' needs a place", "match: {input: 'low', target: 'x{n}'}");
    violates(
        "has a place that the input's 'low{n}' has not",
        "match: {input: 'low{n}', target: '{id}'}");
    violates("must have the places", "match: {input: 'l{n}', input_right: 'r{m}', target: 'x{n}'}");
    violates("input needs target", "input: in");
    violates("layout says where inputs lie", "layout: lol", "input: in");
    violates("layout says what belongs together", "layout: lol", "match: order");
    violates("folder is that of a layout", "folder: in");
    violates("part is that of a layout", "part: test");
    violates("list says what belongs together", "list: a.tsv", "match: order");
    violates("the inputs need a list too", "target_list: a.txt");
    violates("needs the place {scene}", "split: {scene: '{id}_{n}'}");
    violates("'scene' needs a place", "split: {scene: scene}");
  }

  private static void violates(String message, String... options) {
    assertThatThrownBy(() -> options(options))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  private void refused(String message, String... options) {
    assertThatThrownBy(() -> open(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  private PairedImages open(String... options) {
    return new PairedProvider()
        .create(options(options), new DataSetSpec(Optional.of(root), 1, Use.TRAINING));
  }

  private static PairedOptions options(String... options) {
    return READER.read(PairedOptions.class, "test", String.join("\n", options), List.of()).value();
  }

  private static List<String> names(PairedImages pairs) {
    return IntStream.range(0, pairs.size()).mapToObj(pairs::name).toList();
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

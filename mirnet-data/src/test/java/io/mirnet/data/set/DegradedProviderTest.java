package io.mirnet.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.data.batch.Pad;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DegradedProviderTest {
  private static final int PATCH = 16;
  private static final int HEIGHT = 90;
  private static final int WIDTH = 77;
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(DegradedProviderTest.class.getClassLoader()));

  @TempDir private Path folder;

  record Section(Choice<DataSetProvider<?>> set) {}

  @BeforeEach
  void writePictures() throws IOException {
    Files.createDirectories(folder.resolve("clean"));
    write("clean/a.png", 1, HEIGHT, WIDTH);
  }

  private void write(String name, int seed, int height, int width) {
    byte[] samples = new byte[height * width * 3];
    new SplittableRandom(seed).nextBytes(samples);
    Image image = Image.of(height, width, 3, samples);
    ImageFiles.write(folder.resolve(name), image, Optional.empty(), false);
  }

  private PairedImages open(String degradation, long seed, Use use) {
    String yaml = "set: {type: degraded, target: clean, degradation: %s}".formatted(degradation);
    return DataSetProvider.build(
        READER.read(Section.class, "test", yaml, List.of()).value().set(),
        new DataSetSpec(Optional.of(folder), seed, use));
  }

  private static Batch batch(PairedImages pairs, Pad pad, long seed, int iteration) {
    PatchSchedule patches = () -> List.of(new Stage(0, PATCH, 2));
    return new BatchSource(pairs, patches, List.of(), pad, seed).apply(iteration);
  }

  @Test
  void namesAreChosenByGlobsAsThoseOfPairs() {
    write("clean/b.png", 2, HEIGHT, WIDTH);
    write("clean/c.png", 3, HEIGHT, WIDTH);
    assertThat(names("noise, include: ['[bc]'], exclude: [c]")).containsExactly("b");
    assertThat(names("noise, exclude: [a]")).containsExactly("b", "c");
    assertThatThrownBy(() -> names("noise, include: [x*]"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("include and exclude leave none of 3 pictures");
    assertThatThrownBy(() -> names("noise, exclude: ['[']"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'[' is not a glob");
  }

  @Test
  void foldersInAFolderOfNoPicturesAreReadAndOtherFilesNamed() throws IOException {
    Files.createDirectories(folder.resolve("clean/deep"));
    Files.move(folder.resolve("clean/a.png"), folder.resolve("clean/deep/a.png"));
    Files.writeString(folder.resolve("clean/deep/a.heic"), "");
    assertThat(names("noise")).containsExactly("deep/a");
    assertThat(open("noise", 1, Use.TRAINING).notes())
        .singleElement()
        .asString()
        .contains("not used in", "(1): deep/a.heic");
  }

  private List<String> names(String degradation) {
    PairedImages pairs = open(degradation, 1, Use.TRAINING);
    return IntStream.range(0, pairs.size()).mapToObj(pairs::name).toList();
  }

  /** Where nothing is left to chance, cutting first must not be seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: jpeg, quality: 30, chroma: half}",
        "{type: jpeg, quality: 30, chroma: full}",
        "{type: bicubic, scale: 3}",
        "{type: gaussian-blur, sigma: 1.5}",
        "{type: defocus-blur, radius: 4}",
        "{type: motion-blur, length: 9, angle: 30}",
        "[{type: bicubic, scale: 2}, {type: jpeg, quality: 60}]",
      })
  void aPatchIsThatOfTheWholePictureDegraded(String degradation) {
    PairedImages pairs = open(degradation, 1, Use.TRAINING);
    Image whole = pairs.load(0).input();
    Image clean = pairs.target(0);
    for (int iteration = 0; iteration < 30; iteration++) {
      Batch batch = batch(pairs, Pad.NONE, 1, iteration);
      int place = find(clean, batch.target());
      for (int i = 0; i < PATCH * PATCH * 3; i++) {
        int at = place + i / (PATCH * 3) * WIDTH * 3 + i % (PATCH * 3);
        // The weights of a resize round with the place; levels of JPEG are the same.
        assertThat(batch.input()[i]).isCloseTo(whole.value(at), within(1e-6f));
      }
    }
  }

  /** Where the first patch of a batch begins in a picture in which all patches differ. */
  private static int find(Image clean, float[] target) {
    for (int at = 0; at < clean.length(); at += 3) {
      int k = 0;
      while (k < PATCH * 3 && at + k < clean.length() && clean.value(at + k) == target[k]) {
        k++;
      }
      if (k == PATCH * 3) {
        return at;
      }
    }
    throw new AssertionError("the patch is not of this picture");
  }

  @Test
  void trainingDrawsAnewForEachPatchByItsPlaceInTheRun() throws IOException {
    Files.delete(folder.resolve("clean/a.png"));
    write("clean/b.png", 2, PATCH, PATCH);
    String noise = "{type: noise, sigma: 25, values: free}";
    PairedImages pairs = new CachedPairs(open(noise, 1, Use.TRAINING), 1 << 20);
    Batch batch = batch(pairs, Pad.NONE, 1, 5);
    assertThat(batch(pairs, Pad.NONE, 1, 5).input()).isEqualTo(batch.input());
    assertThat(batch(pairs, Pad.NONE, 1, 6).input()).isNotEqualTo(batch.input());
    assertThat(batch(pairs, Pad.NONE, 2, 5).input()).isNotEqualTo(batch.input());
    assertThat(batch(pairs, Pad.NONE, 1, 6).target()).isEqualTo(batch.target());
    int half = batch.input().length / 2;
    assertThat(batch.input()[0]).isNotEqualTo(batch.input()[half]);
    assertThat(batch.target()[0]).isEqualTo(batch.target()[half]);
  }

  @Test
  void validationIsTheSameForAllRunsAndOtherPicturesBesideIt() {
    Image input = open("noise", 1, Use.VALIDATION).load(0).input();
    write("clean/0.png", 3, HEIGHT, WIDTH);
    PairedImages more = open("noise", 2, Use.VALIDATION);
    assertThat(more.name(1)).isEqualTo("a");
    assertThat(more.load(1).input()).isEqualTo(input);
  }

  @Test
  void smallPicturesAreDegradedBeforeTheyArePadded() throws IOException {
    Files.delete(folder.resolve("clean/a.png"));
    write("clean/b.png", 2, 9, 11);
    PairedImages pairs = open("{type: jpeg, quality: 30}", 1, Use.TRAINING);
    Image whole = pairs.load(0).input();
    Batch batch = batch(pairs, Pad.REFLECT, 1, 0);
    assertThat(batch.input()[(9 * PATCH + 11) * 3]).isEqualTo(whole.value((8 * 11 + 10) * 3));
    assertThat(batch.input()[(4 * PATCH + 6) * 3]).isEqualTo(whole.value((4 * 11 + 6) * 3));
  }

  @Test
  void everythingThatIsWrongWithAFolderIsSaidAtOnce() throws IOException {
    ImageFiles.write(
        folder.resolve("clean/a.jpg"), Image.of(8, 8, 3, new byte[192]), Optional.empty(), false);
    Files.writeString(folder.resolve("clean/c.png"), "no picture");
    assertThatThrownBy(() -> open("noise", 1, Use.TRAINING))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("clean can't be used:")
        .hasMessageContaining("names that occur twice, of which one must go (1): a.jpg and a.png")
        .hasMessageContaining("pictures that can't be read (1)")
        .hasMessageContaining("c.png");
  }

  @Test
  void aFolderThatIsEmptyOrMissingIsSaid() throws IOException {
    Files.delete(folder.resolve("clean/a.png"));
    assertThatThrownBy(() -> open("noise", 1, Use.TRAINING))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it holds no pictures");
    Files.delete(folder.resolve("clean"));
    assertThatThrownBy(() -> open("noise", 1, Use.TRAINING))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("doesn't exist");
  }
}

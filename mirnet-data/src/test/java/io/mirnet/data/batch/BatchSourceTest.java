package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSourceTest {
  private static final PatchSchedule FIXED = () -> List.of(new Stage(0, 8, 4));

  @Test
  void aBatchIsAFunctionOfSeedAndIteration() {
    Batch batch = source(List.of(), 5).apply(17);
    assertThat(source(List.of(), 5).apply(17).input()).isEqualTo(batch.input());
    assertThat(source(List.of(), 5).apply(17).target()).isEqualTo(batch.target());
    assertThat(source(List.of(), 5).apply(18).input()).isNotEqualTo(batch.input());
    assertThat(source(List.of(), 6).apply(17).input()).isNotEqualTo(batch.input());
  }

  @Test
  void inputAndTargetAreCutAlike() {
    for (int iteration = 0; iteration < 20; iteration++) {
      Batch batch = source(List.of(), 1).apply(iteration);
      for (int pixel = 0; pixel < 4 * 8 * 8; pixel++) {
        // The target's only channel is the input's second, see place().
        assertThat(batch.target()[pixel]).isEqualTo(batch.input()[2 * pixel + 1]);
      }
    }
  }

  @Test
  void withoutAugmentationsAPatchIsACutOfItsPicture() {
    Batch batch = source(List.of(), 3).apply(0);
    for (int i = 0; i < 4; i++) {
      int first = i * 64;
      float top = batch.input()[2 * first];
      float left = batch.input()[2 * first + 1];
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 8; x++) {
          int at = 2 * (first + y * 8 + x);
          assertThat(batch.input()[at]).isEqualTo(top + y);
          assertThat(batch.input()[at + 1]).isEqualTo(left + x);
        }
      }
    }
  }

  @Test
  void everyPlaceComesUp() {
    Set<List<Float>> places = new HashSet<>();
    BatchSource source = source(List.of(), 2);
    for (int iteration = 0; iteration < 300; iteration++) {
      Batch batch = source.apply(iteration);
      places.add(List.of(batch.input()[0], batch.input()[1]));
    }
    // 3 rows and 5 columns of places.
    assertThat(places).hasSize(3 * 5);
  }

  @Test
  void patchAndBatchFollowTheSchedule() {
    PatchSchedule growing = () -> List.of(new Stage(0, 4, 3), new Stage(10, 6, 2));
    BatchSource source = new BatchSource(place(10, 12), growing, List.of(), Pad.NONE, 1);
    assertThat(source.apply(9).input()).hasSize(3 * 4 * 4 * 2);
    Batch later = source.apply(10);
    assertThat(later.size()).isEqualTo(2);
    assertThat(later.height()).isEqualTo(6);
    assertThat(later.width()).isEqualTo(6);
    assertThat(later.input()).hasSize(2 * later.target().length);
  }

  @Test
  void augmentationsAreAppliedInOrder() {
    Augmentation half = scaling(0.5f);
    Augmentation one = shifting(1);
    float[] plain = source(List.of(), 4).apply(6).input();
    float[] halfFirst = source(List.of(half, one), 4).apply(6).input();
    float[] halfLast = source(List.of(one, half), 4).apply(6).input();
    for (int k = 0; k < plain.length; k++) {
      assertThat(halfFirst[k]).isEqualTo(plain[k] * 0.5f + 1);
      assertThat(halfLast[k]).isEqualTo((plain[k] + 1) * 0.5f);
    }
  }

  @Test
  void aPatchLargerThanThePictureNamesBoth() {
    BatchSource source = new BatchSource(place(7, 12), FIXED, List.of(), Pad.NONE, 1);
    assertThatThrownBy(() -> source.apply(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("picture place is 12x7, smaller than the patch of 8")
        .hasMessageContaining("data.train.pad=reflect");
  }

  @Test
  void picturesOfOtherChannelsAreRefused() {
    PairedImages mixed =
        new PairedImages() {
          @Override
          public int size() {
            return 2;
          }

          @Override
          public String name(int index) {
            return "number " + index;
          }

          @Override
          public ImagePair load(int index) {
            Image image = Image.of(8, 8, index + 1, new byte[64 * (index + 1)]);
            return new ImagePair(image, image);
          }
        };
    BatchSource source =
        new BatchSource(mixed, () -> List.of(new Stage(0, 8, 40)), List.of(), Pad.NONE, 1);
    assertThatThrownBy(() -> source.apply(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("number ")
        .hasMessageContaining("channels");
  }

  @Test
  void samplesMadeInAnyOrderByAnyThreadGiveTheSameBits() {
    PatchSchedule large = () -> List.of(new Stage(0, 8, 50));
    BatchSource source = new BatchSource(place(10, 12), large, List.of(shifting(1)), Pad.NONE, 3);
    for (long iteration = 0; iteration < 10; iteration++) {
      BatchParts parts = source.begin(iteration);
      IntStream.range(0, parts.samples()).parallel().forEach(i -> parts.make(49 - i));
      Batch batch = parts.assemble();
      assertThat(batch.input()).isEqualTo(source.apply(iteration).input());
      assertThat(batch.target()).isEqualTo(source.apply(iteration).target());
    }
  }

  @Test
  void theBytesOfABatchAreKnownBeforeItIsMade() {
    BatchParts parts = source(List.of(), 1).begin(0);
    // The set doesn't tell its channels: as if inputs and targets were RGB.
    assertThat(parts.bytes()).isEqualTo(4 * 8 * 8 * (3 + 3) * 4);
    assertThat(parts.samples()).isEqualTo(4);
  }

  /** numpy.pad(numpy.arange(3), (0, 5), 'symmetric') and the same of a single value. */
  @Test
  void aSmallPictureIsPaddedByReflectionToTheRightAndBottom() {
    BatchSource source = new BatchSource(place(3, 1), FIXED, List.of(), Pad.REFLECT, 1);
    Batch batch = source.apply(0);
    int[] rows = {0, 1, 2, 2, 1, 0, 0, 1};
    for (int pixel = 0; pixel < 4 * 64; pixel++) {
      assertThat(batch.input()[2 * pixel]).isEqualTo(rows[pixel % 64 / 8]);
      assertThat(batch.input()[2 * pixel + 1]).isZero();
      assertThat(batch.target()[pixel]).isZero();
    }
  }

  @Test
  void aPictureThatIsTooNarrowAloneIsCutAtAnyRow() {
    BatchSource source = new BatchSource(place(30, 5), FIXED, List.of(), Pad.REFLECT, 1);
    int[] columns = {0, 1, 2, 3, 4, 4, 3, 2};
    Set<Float> tops = new HashSet<>();
    for (int iteration = 0; iteration < 100; iteration++) {
      Batch batch = source.apply(iteration);
      tops.add(batch.input()[0]);
      for (int pixel = 0; pixel < 64; pixel++) {
        int row = pixel / 8;
        assertThat(batch.input()[2 * pixel]).isEqualTo(batch.input()[0] + row);
        assertThat(batch.input()[2 * pixel + 1]).isEqualTo(columns[pixel % 8]);
      }
    }
    assertThat(tops).hasSize(30 - 8 + 1);
  }

  @Test
  void paddingChangesNothingWhereAPictureIsLargeEnough() {
    BatchSource padding = new BatchSource(place(10, 12), FIXED, List.of(), Pad.REFLECT, 5);
    assertThat(padding.apply(17).input()).isEqualTo(source(List.of(), 5).apply(17).input());
  }

  @Test
  void whateverKeepsAPictureFromBeingLoadedIsSaidWithItsName() {
    PairedImages broken =
        new PairedImages() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public String name(int index) {
            return "number " + index;
          }

          @Override
          public ImagePair load(int index) {
            throw new IllegalStateException("no connection");
          }
        };
    BatchSource source = new BatchSource(broken, FIXED, List.of(), Pad.NONE, 1);
    assertThatThrownBy(() -> source.apply(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("number 0")
        .hasMessageContaining("no connection");
  }

  @Test
  void anInterruptedThreadStops() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> source(List.of(), 1).apply(0))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static BatchSource source(List<Augmentation> augmentations, long seed) {
    return new BatchSource(place(10, 12), FIXED, augmentations, Pad.NONE, seed);
  }

  private static Augmentation scaling(float factor) {
    return new Augmentation() {
      @Override
      public ImagePair patch(ImagePair patch, RandomGenerator random) {
        return changed(patch, factor, 0);
      }
    };
  }

  private static Augmentation shifting(float amount) {
    return new Augmentation() {
      @Override
      public ImagePair patch(ImagePair patch, RandomGenerator random) {
        return changed(patch, 1, amount);
      }
    };
  }

  private static ImagePair changed(ImagePair patch, float factor, float amount) {
    Image input = patch.input();
    float[] values = input.toFloats();
    for (int k = 0; k < values.length; k++) {
      values[k] = values[k] * factor + amount;
    }
    return new ImagePair(
        Image.of(input.height(), input.width(), input.channels(), values), patch.target());
  }

  /** One picture whose input says (row, column) at each pixel, and whose target the column. */
  private static PairedImages place(int height, int width) {
    float[] input = new float[height * width * 2];
    float[] target = new float[height * width];
    for (int pixel = 0; pixel < target.length; pixel++) {
      int row = pixel / width;
      input[2 * pixel] = row;
      input[2 * pixel + 1] = pixel % width;
      target[pixel] = pixel % width;
    }
    ImagePair pair =
        new ImagePair(Image.of(height, width, 2, input), Image.of(height, width, 1, target));
    return new PairedImages() {
      @Override
      public int size() {
        return 1;
      }

      @Override
      public String name(int index) {
        return "place";
      }

      @Override
      public ImagePair load(int index) {
        return pair;
      }
    };
  }
}

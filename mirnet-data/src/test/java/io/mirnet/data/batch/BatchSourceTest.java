package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class BatchSourceTest {
  private static final PatchSchedule FIXED = iteration -> new Stage(8, 4);

  @Test
  void aBatchIsAFunctionOfSeedAndIteration() {
    Batch batch = source(true, 5).apply(17);
    assertThat(source(true, 5).apply(17).input()).isEqualTo(batch.input());
    assertThat(source(true, 5).apply(17).target()).isEqualTo(batch.target());
    assertThat(source(true, 5).apply(18).input()).isNotEqualTo(batch.input());
    assertThat(source(true, 6).apply(17).input()).isNotEqualTo(batch.input());
  }

  @Test
  void inputAndTargetAreCutAndTurnedAlike() {
    for (int iteration = 0; iteration < 20; iteration++) {
      Batch batch = source(true, 1).apply(iteration);
      for (int pixel = 0; pixel < 4 * 8 * 8; pixel++) {
        // The target's only channel is the input's second, see place().
        assertThat(batch.target()[pixel]).isEqualTo(batch.input()[2 * pixel + 1]);
      }
    }
  }

  @Test
  void withoutTurnsAPatchIsACutOfItsPicture() {
    Batch batch = source(false, 3).apply(0);
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
  void everyPlaceAndTurnComesUp() {
    Set<List<Float>> corners = new HashSet<>();
    BatchSource source = source(true, 2);
    for (int iteration = 0; iteration < 2000; iteration++) {
      Batch batch = source.apply(iteration);
      // The first and the second pixel give place and direction.
      corners.add(List.of(batch.input()[0], batch.input()[1], batch.input()[2], batch.input()[3]));
    }
    // 3 rows and 5 columns of places, 8 turns.
    assertThat(corners).hasSize(3 * 5 * 8);
  }

  @Test
  void patchAndBatchFollowTheSchedule() {
    PatchSchedule growing = iteration -> iteration < 10 ? new Stage(4, 3) : new Stage(6, 2);
    BatchSource source = new BatchSource(place(10, 12), growing, true, Optional.empty(), 1);
    assertThat(source.apply(9).input()).hasSize(3 * 4 * 4 * 2);
    Batch later = source.apply(10);
    assertThat(later.size()).isEqualTo(2);
    assertThat(later.height()).isEqualTo(6);
    assertThat(later.width()).isEqualTo(6);
    assertThat(later.input()).hasSize(2 * later.target().length);
  }

  @Test
  void mixupIsAppliedToTheWholeBatch() {
    Batch plain = source(true, 4).apply(6);
    BatchSource mixing =
        new BatchSource(place(10, 12), FIXED, true, Optional.of(new Mixup(1, 1.2)), 4);
    assertThat(mixing.apply(6).input()).isNotEqualTo(plain.input());
    assertThat(mixing.apply(6).input()).isEqualTo(mixing.apply(6).input());
  }

  @Test
  void aPatchLargerThanThePictureNamesBoth() {
    BatchSource source = new BatchSource(place(7, 12), FIXED, true, Optional.empty(), 1);
    assertThatThrownBy(() -> source.apply(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("picture place is 12x7, smaller than the patch of 8");
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
        new BatchSource(mixed, iteration -> new Stage(8, 40), true, Optional.empty(), 1);
    assertThatThrownBy(() -> source.apply(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("number ")
        .hasMessageContaining("channels");
  }

  @Test
  void anInterruptedThreadStops() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> source(true, 1).apply(0)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static BatchSource source(boolean turns, long seed) {
    return new BatchSource(place(10, 12), FIXED, turns, Optional.empty(), seed);
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

package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AugmentationsTest {
  private static final ImagePair PATCH =
      new ImagePair(
          Image.of(2, 2, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8}),
          Image.of(2, 2, 1, new float[] {1, 3, 5, 7}));
  private static final Batch BATCH = new Batch(1, 2, 2, new float[8], new float[4]);

  @Test
  void withoutAnyNothingChanges() {
    Augmentations none = new Augmentations(List.of());
    assertThat(none.patch(PATCH, new SplittableRandom(1))).isSameAs(PATCH);
    assertThat(none.batch(BATCH, new SplittableRandom(1))).isSameAs(BATCH);
  }

  @Test
  void anAugmentationWithNeitherMethodChangesNothing() {
    Augmentations idle = new Augmentations(List.of(new Augmentation() {}));
    assertThat(idle.patch(PATCH, new SplittableRandom(1))).isSameAs(PATCH);
    assertThat(idle.batch(BATCH, new SplittableRandom(1))).isSameAs(BATCH);
  }

  @Test
  void allDrawFromOneGenerator() {
    Augmentations two = new Augmentations(List.of(new Drawing(), new Drawing()));
    SplittableRandom random = new SplittableRandom(5);
    float first = random.nextInt(1000);
    float second = random.nextInt(1000);
    assertThat(two.patch(PATCH, new SplittableRandom(5)).target().value(0))
        .isEqualTo(1 + first + second);
    assertThat(two.batch(BATCH, new SplittableRandom(5)).target()[0]).isEqualTo(first + second);
  }

  @Test
  void anAugmentationThatChangesTheShapeIsNamed() {
    Augmentations cropping = new Augmentations(List.of(new Drawing(), new Cropping()));
    assertThatIllegalStateException()
        .isThrownBy(() -> cropping.patch(PATCH, new SplittableRandom(1)))
        .withMessageContaining("AugmentationsTest$Cropping made a patch (1x1, 2 channels")
        .withMessageContaining("must keep size and channels");
    assertThatIllegalStateException()
        .isThrownBy(() -> cropping.batch(BATCH, new SplittableRandom(1)))
        .withMessageContaining("AugmentationsTest$Cropping changed the shape of a batch");
  }

  /** Adds what it draws to the first value of the target. */
  private static final class Drawing implements Augmentation {
    @Override
    public ImagePair patch(ImagePair patch, RandomGenerator random) {
      float[] values = patch.target().toFloats();
      values[0] += random.nextInt(1000);
      return new ImagePair(patch.input(), Image.of(2, 2, 1, values));
    }

    @Override
    public Batch batch(Batch batch, RandomGenerator random) {
      float[] values = batch.target().clone();
      values[0] += random.nextInt(1000);
      return new Batch(1, 2, 2, batch.input(), values);
    }
  }

  private static final class Cropping implements Augmentation {
    @Override
    public ImagePair patch(ImagePair patch, RandomGenerator random) {
      return new ImagePair(Image.of(1, 1, 2, new float[2]), Image.of(1, 1, 1, new float[1]));
    }

    @Override
    public Batch batch(Batch batch, RandomGenerator random) {
      return new Batch(1, 1, 1, new float[2], new float[1]);
    }
  }
}

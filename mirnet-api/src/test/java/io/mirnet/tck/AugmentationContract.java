package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every augmentation keeps:
 *
 * <pre>{@code class CutTest extends AugmentationContract { CutTest() { super("cut"); } }}</pre>
 */
public abstract class AugmentationContract extends ProviderContract<AugmentationProvider<?>> {
  private static final int SIDE = 16;
  private static final int PATCHES = 4;

  /**
   * Enough for each of the eight turns of a square, and for what happens to half of the batches.
   */
  private static final int SEEDS = 30;

  /**
   * Tests an augmentation.
   *
   * @param choice YAML that chooses it, for example {@code {type: mixup, alpha: 1}}
   */
  protected AugmentationContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<AugmentationProvider<?>> choice)
      implements Chosen<AugmentationProvider<?>> {}

  @Override
  final Augmentation build(Choice<AugmentationProvider<?>> choice) {
    return AugmentationProvider.build(choice);
  }

  private static SplittableRandom random(int seed) {
    return new SplittableRandom(seed);
  }

  private static ImagePair patch(int inputChannels) {
    return new ImagePair(
        Samples.image(1, SIDE, SIDE, inputChannels), Samples.image(2, SIDE, SIDE, 3));
  }

  private static Batch batch(int inputChannels) {
    int pixels = PATCHES * SIDE * SIDE;
    return new Batch(
        PATCHES,
        SIDE,
        SIDE,
        Samples.values(3, (long) pixels * inputChannels),
        Samples.values(4, pixels * 3L));
  }

  /** 6 channels are the two views of a dual-pixel sensor. */
  @ParameterizedTest(name = "{0} channels")
  @ValueSource(ints = {3, 6})
  void aPatchKeepsItsSizeAndRange(int inputChannels) {
    Augmentation augmentation = build(choice());
    ImagePair patch = patch(inputChannels);
    for (int seed = 0; seed < SEEDS; seed++) {
      ImagePair changed = augmentation.patch(patch, random(seed));
      assertThat(changed.input()).hasToString(patch.input().toString());
      assertThat(changed.target()).hasToString(patch.target().toString());
      requireRange(changed.input().toFloats(), seed);
      requireRange(changed.target().toFloats(), seed);
    }
  }

  @ParameterizedTest(name = "{0} channels")
  @ValueSource(ints = {3, 6})
  void aBatchKeepsItsShapeAndRange(int inputChannels) {
    Augmentation augmentation = build(choice());
    Batch batch = batch(inputChannels);
    for (int seed = 0; seed < SEEDS; seed++) {
      Batch changed = augmentation.batch(batch, random(seed));
      assertThat(changed.size()).isEqualTo(PATCHES);
      assertThat(changed.height()).isEqualTo(SIDE);
      assertThat(changed.width()).isEqualTo(SIDE);
      assertThat(changed.input()).hasSameSizeAs(batch.input());
      assertThat(changed.target()).hasSameSizeAs(batch.target());
      requireRange(changed.input(), seed);
      requireRange(changed.target(), seed);
    }
  }

  private static void requireRange(float[] values, int seed) {
    for (double bound : Samples.bounds(values)) {
      // A convex sum of ones may round to a little more than one.
      assertThat(bound).as("least or greatest value of seed " + seed).isBetween(-1e-6, 1 + 1e-6);
    }
  }

  @Test
  void inputAndTargetAreTreatedAlike() {
    Augmentation augmentation = build(choice());
    Image image = Samples.image(1, SIDE, SIDE, 3);
    float[] values = batch(3).input();
    for (int seed = 0; seed < SEEDS; seed++) {
      ImagePair pair = augmentation.patch(new ImagePair(image, image), random(seed));
      assertThat(pair.input()).as("patch of seed " + seed).isEqualTo(pair.target());
      Batch batch =
          augmentation.batch(
              new Batch(PATCHES, SIDE, SIDE, values.clone(), values.clone()), random(seed));
      assertThat(batch.input()).as("batch of seed " + seed).isEqualTo(batch.target());
    }
  }

  @Test
  void theSameChanceGivesTheSamePatchesAndBatches() {
    List<Object> first = changed(build(choice()));
    SameResults.require("asked again", changed(build(choice())), first);
  }

  @Test
  void severalThreadsGetTheSamePatchesAndBatches() {
    Augmentation augmentation = build(choice());
    List<Object> expected = changed(augmentation);
    SameResults.requireInThreads(() -> changed(augmentation), expected);
  }

  /** Images can't change; the arrays of a batch belong to whoever gave them. */
  @Test
  void theBatchGivenStaysAsItWas() {
    Augmentation augmentation = build(choice());
    Batch given = batch(3);
    for (int seed = 0; seed < SEEDS; seed++) {
      augmentation.batch(given, random(seed));
      assertThat(given.input()).as("seed " + seed).isEqualTo(batch(3).input());
      assertThat(given.target()).as("seed " + seed).isEqualTo(batch(3).target());
    }
  }

  private static List<Object> changed(Augmentation augmentation) {
    List<Object> results = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      results.add(augmentation.patch(patch(3), random(seed)));
      Batch batch = augmentation.batch(batch(3), random(seed));
      // As images, since those can be compared.
      results.add(Image.of(PATCHES * SIDE, SIDE, 3, batch.input().clone()));
      results.add(Image.of(PATCHES * SIDE, SIDE, 3, batch.target().clone()));
    }
    return results;
  }
}

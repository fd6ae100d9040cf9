package io.mirnet.data.batch;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;

/**
 * Makes the batch of an iteration: a pure function, safe for use by several threads. Each patch
 * draws its picture (uniformly, with replacement: an epoch would be a state), its place and what
 * augmentations do to it by {@link SampleRandom}.
 */
public final class BatchSource implements LongFunction<Batch> {
  private static final int WHOLE_BATCH = -1;

  private final PairedImages pairs;
  private final PatchSchedule patches;
  private final Augmentations augmentations;
  private final long seed;

  /**
   * Makes the source.
   *
   * @param pairs the pictures, best behind a cache: a pair is loaded for each patch
   * @param patches patch and batch size by iteration
   * @param augmentations applied in this order: to each patch, then to the whole batch
   * @param seed the seed of the run
   */
  public BatchSource(
      PairedImages pairs, PatchSchedule patches, List<Augmentation> augmentations, long seed) {
    this.pairs = pairs;
    this.patches = patches;
    this.augmentations = new Augmentations(augmentations);
    this.seed = seed;
  }

  /**
   * Makes a batch.
   *
   * @param iteration number of updates done before, from 0
   * @return the batch, always the same for the same iteration
   * @throws InputException if a picture can't be read, is smaller than the patch or has other
   *     channels than the rest
   * @throws CancellationException if the thread is interrupted
   */
  @Override
  public Batch apply(long iteration) {
    PatchSchedule.Stage stage = patches.at(iteration);
    float[] input = null;
    float[] target = null;
    ImagePair first = null;
    for (int i = 0; i < stage.batch(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted at iteration " + iteration);
      }
      SplittableRandom random = SampleRandom.at(seed, iteration, i);
      int index = random.nextInt(pairs.size());
      ImagePair pair = pairs.load(index);
      checkSize(pair, index, stage.patch());
      if (first == null) {
        first = pair;
        int pixels = Math.multiplyExact(stage.batch(), stage.patch() * stage.patch());
        input = new float[Math.multiplyExact(pixels, pair.input().channels())];
        target = new float[Math.multiplyExact(pixels, pair.target().channels())];
      }
      checkChannels(pair, index, first);
      int top = random.nextInt(pair.input().height() - stage.patch() + 1);
      int left = random.nextInt(pair.input().width() - stage.patch() + 1);
      ImagePair patch = cut(pair, top, left, stage.patch());
      ImagePair varied = augmentations.patch(patch, random);
      put(varied.input(), input, i);
      put(varied.target(), target, i);
    }
    if (first == null) {
      throw new IllegalArgumentException("a batch needs patches: " + stage);
    }
    Batch batch = new Batch(stage.batch(), stage.patch(), stage.patch(), input, target);
    return augmentations.batch(batch, SampleRandom.at(seed, iteration, WHOLE_BATCH));
  }

  private static ImagePair cut(ImagePair pair, int top, int left, int side) {
    return new ImagePair(cut(pair.input(), top, left, side), cut(pair.target(), top, left, side));
  }

  private static Image cut(Image image, int top, int left, int side) {
    int row = side * image.channels();
    float[] values = new float[side * row];
    for (int y = 0; y < side; y++) {
      int from = ((top + y) * image.width() + left) * image.channels();
      for (int k = 0; k < row; k++) {
        values[y * row + k] = image.value(from + k);
      }
    }
    return Image.of(side, side, image.channels(), values);
  }

  private static void put(Image patch, float[] to, int sample) {
    int at = sample * patch.length();
    for (int k = 0; k < patch.length(); k++) {
      to[at + k] = patch.value(k);
    }
  }

  private void checkSize(ImagePair pair, int index, int patch) {
    Image input = pair.input();
    if (input.width() < patch || input.height() < patch) {
      throw new InputException(
          "picture %s is %dx%d, smaller than the patch of %d; choose smaller patches or leave it out"
              .formatted(pairs.name(index), input.width(), input.height(), patch));
    }
  }

  private void checkChannels(ImagePair pair, int index, ImagePair first) {
    if (pair.input().channels() != first.input().channels()
        || pair.target().channels() != first.target().channels()) {
      throw new InputException(
          "picture %s has %d and %d channels, others have %d and %d; a data set must have one kind"
              .formatted(
                  pairs.name(index),
                  pair.input().channels(),
                  pair.target().channels(),
                  first.input().channels(),
                  first.target().channels()));
    }
  }
}

package io.mirnet.data.batch;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;

/**
 * Makes the batch of an iteration: a pure function, safe for use by several threads. Each patch
 * draws its picture (uniformly, with replacement: an epoch would be a state), its place and what
 * augmentations do to it by {@link SampleRandom}.
 */
public final class BatchSource implements LongFunction<Batch> {
  private final PairedImages pairs;
  private final PatchSchedule patches;
  private final Augmentations augmentations;
  private final Pad pad;
  private final long seed;

  /**
   * Makes the source.
   *
   * @param pairs the pictures, best behind a cache: a pair is loaded for each patch
   * @param patches patch and batch size by iteration
   * @param augmentations applied in this order: to each patch, then to the whole batch
   * @param pad what is done with a picture that is smaller than the patch
   * @param seed the seed of the run
   */
  public BatchSource(
      PairedImages pairs,
      PatchSchedule patches,
      List<Augmentation> augmentations,
      Pad pad,
      long seed) {
    this.pairs = pairs;
    this.patches = patches;
    this.augmentations = new Augmentations(augmentations);
    this.pad = pad;
    this.seed = seed;
  }

  /**
   * Begins a batch whose samples several threads may make. They throw what {@link #apply} throws.
   *
   * @param iteration number of updates done before, from 0
   * @return the batch in the making; nothing is loaded yet
   */
  public BatchParts begin(long iteration) {
    return new SampledBatch(pairs, patches.at(iteration), augmentations, pad, seed, iteration);
  }

  /**
   * Makes a batch.
   *
   * @param iteration number of updates done before, from 0
   * @return the batch, always the same for the same iteration
   * @throws InputException if a picture can't be loaded, is smaller than the patch and not padded,
   *     or has other channels than the rest; names it
   * @throws CancellationException if the thread is interrupted
   */
  @Override
  public Batch apply(long iteration) {
    BatchParts parts = begin(iteration);
    for (int sample = 0; sample < parts.samples(); sample++) {
      parts.make(sample);
    }
    return parts.assemble();
  }
}

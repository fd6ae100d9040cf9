package io.mirnet.data.batch;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** The batch of an iteration: its patches go straight to their places in the batch's arrays. */
final class SampledBatch implements BatchParts {
  private static final int WHOLE_BATCH = -1;

  /** RGB, of a set that doesn't say what it holds. */
  private static final Dimensions USUAL = new Dimensions(1, 1, 3, 3);

  private final PairedImages pairs;
  private final PatchSchedule.Stage stage;
  private final Augmentations augmentations;
  private final Pad pad;
  private final long seed;
  private final long iteration;
  private float[] input;
  private float[] target;

  SampledBatch(
      PairedImages pairs,
      PatchSchedule.Stage stage,
      Augmentations augmentations,
      Pad pad,
      long seed,
      long iteration) {
    if (stage.batch() < 1) {
      throw new IllegalArgumentException("a batch needs patches: " + stage);
    }
    this.pairs = pairs;
    this.stage = stage;
    this.augmentations = augmentations;
    this.pad = pad;
    this.seed = seed;
    this.iteration = iteration;
  }

  @Override
  public int samples() {
    return stage.batch();
  }

  @Override
  public long bytes() {
    Dimensions kind = pairs.dimensions(0).orElse(USUAL);
    long values = (long) stage.batch() * stage.patch() * stage.patch();
    return values * (kind.inputChannels() + kind.targetChannels()) * Float.BYTES;
  }

  @Override
  public void make(int sample) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted at iteration " + iteration);
    }
    SplittableRandom random = SampleRandom.at(seed, iteration, sample);
    int index = pairs.draw(random);
    ImagePair varied = augmentations.patch(cut(index, random), random);
    reserve(varied, index);
    put(varied.input(), input, sample);
    put(varied.target(), target, sample);
  }

  @Override
  public Batch assemble() {
    Batch batch = new Batch(stage.batch(), stage.patch(), stage.patch(), input, target);
    return augmentations.batch(batch, SampleRandom.at(seed, iteration, WHOLE_BATCH));
  }

  /** Whatever keeps a patch from being cut out of a picture is said with its name. */
  private ImagePair cut(int index, SplittableRandom random) {
    try {
      Optional<Degradation> anew = pairs.degradation(index);
      if (anew.isEmpty()) {
        ImagePair pair = pairs.load(index);
        return place(index, pair.input(), random).of(pair);
      }
      Image clean = pairs.target(index);
      Patch patch = place(index, clean, random);
      // A generator of its own: how much a degradation draws changes no turn of the patch.
      return new FreshPatch(patch, anew.get()).of(clean, random.split());
    } catch (InputException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InputException(
          "picture %s can't be loaded (%s); mend it or leave it out"
              .formatted(pairs.name(index), e),
          e);
    }
  }

  private Patch place(int index, Image image, SplittableRandom random) {
    boolean small = image.width() < stage.patch() || image.height() < stage.patch();
    if (small && pad == Pad.NONE) {
      throw new InputException(
          "picture %s is %dx%d, smaller than the patch of %d; %s"
              .formatted(
                  pairs.name(index), image.width(), image.height(), stage.patch(), Pad.REMEDY));
    }
    int top = random.nextInt(places(image.height()));
    int left = random.nextInt(places(image.width()));
    return new Patch(top, left, stage.patch(), pad);
  }

  private int places(int length) {
    return Math.max(0, length - stage.patch()) + 1;
  }

  /** Makes the arrays when the first patch tells how many channels there are. */
  private synchronized void reserve(ImagePair patch, int index) {
    int inputLength = Math.multiplyExact(stage.batch(), patch.input().length());
    int targetLength = Math.multiplyExact(stage.batch(), patch.target().length());
    if (target == null) {
      input = new float[inputLength];
      target = new float[targetLength];
    }
    if (input.length != inputLength || target.length != targetLength) {
      throw new InputException(
          "picture %s has %d and %d channels, others have %d and %d; a data set must have one kind"
              .formatted(
                  pairs.name(index),
                  patch.input().channels(),
                  patch.target().channels(),
                  channels(input),
                  channels(target)));
    }
  }

  private int channels(float[] values) {
    return values.length / (stage.batch() * stage.patch() * stage.patch());
  }

  private static void put(Image patch, float[] to, int sample) {
    int at = sample * patch.length();
    for (int k = 0; k < patch.length(); k++) {
      to[at + k] = patch.value(k);
    }
  }
}

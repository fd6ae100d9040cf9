package io.mirnet.data.set;

import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.batch.SampleRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** Scene i is a function of (seed, use, i): nothing is kept, any thread may make any scene. */
final class GeneratedImages implements PairedImages {
  /** Keeps scenes apart from the batches, which draw from the same seed. Any constant will do. */
  private static final long SALT = 0x5ce7e5a17L;

  private static final int COLOURS = 3;

  private final int images;
  private final int size;
  private final Degradation degradation;
  private final long seed;
  private final Use use;

  GeneratedImages(int images, int size, Degradation degradation, long seed, Use use) {
    this.images = images;
    this.size = size;
    this.degradation = degradation;
    this.seed = seed;
    this.use = use;
  }

  @Override
  public int size() {
    return images;
  }

  @Override
  public String name(int index) {
    return (use == Use.TRAINING ? "training-%04d" : "validation-%04d")
        .formatted(Objects.checkIndex(index, images));
  }

  @Override
  public ImagePair load(int index) {
    Objects.checkIndex(index, images);
    SplittableRandom scene = SampleRandom.at(seed ^ SALT, use == Use.TRAINING ? 0 : 1, index);
    SplittableRandom damage = scene.split();
    Image target = new DeadLeaves(size, scene).image();
    return new ImagePair(degradation.degrade(target, damage).quantize(8), target);
  }

  @Override
  public Optional<Dimensions> dimensions(int index) {
    return Optional.of(new Dimensions(size, size, degradation.channels(COLOURS), COLOURS));
  }
}

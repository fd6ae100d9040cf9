package io.mirnet.data.set;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.batch.SampleRandom;
import io.mirnet.data.file.Size;
import java.util.List;
import java.util.Optional;

/**
 * Pictures and what makes inputs of them. Chance of {@link #load} is a function of the picture's
 * name alone, so that all runs measure the same inputs, and go on to if pictures are added.
 */
final class DegradedImages implements PairedImages {
  /** Any constant will do; another one changes all validation inputs. */
  private static final long SEED = 0x0de65adedL;

  private final CleanFiles files;
  private final Degradation degradation;

  DegradedImages(CleanFiles files, Degradation degradation) {
    this.files = files;
    this.degradation = degradation;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public String name(int index) {
    return files.name(index);
  }

  @Override
  public List<String> notes() {
    return files.notes();
  }

  @Override
  public ImagePair load(int index) {
    Image clean = target(index);
    // The hash of a text is the same on every JVM, by its definition.
    var random = SampleRandom.at(SEED, name(index).hashCode(), 0);
    return new ImagePair(degradation.degrade(clean, random), clean);
  }

  @Override
  public Image target(int index) {
    return files.read(index);
  }

  @Override
  public Optional<Degradation> degradation(int index) {
    return Optional.of(degradation);
  }

  @Override
  public Optional<Dimensions> dimensions(int index) {
    Size size = files.dimensions(index);
    int colours = files.channels();
    return Optional.of(
        new Dimensions(size.height(), size.width(), degradation.channels(colours), colours));
  }
}

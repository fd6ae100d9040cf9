package io.mirnet.data.degradation;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Support;
import java.util.List;
import java.util.random.RandomGenerator;

/** Each degrades the result of the one before, and draws where that one stopped. */
record Chain(List<Degradation> steps) implements Degradation {
  @Override
  public Image degrade(Image clean, RandomGenerator random) {
    Image image = clean;
    for (Degradation step : steps) {
      image = step.degrade(image, random);
    }
    return image;
  }

  @Override
  public Support support() {
    return steps.stream().map(Degradation::support).reduce(Support.POINT, Support::then);
  }

  @Override
  public int channels(int clean) {
    int channels = clean;
    for (Degradation step : steps) {
      channels = step.channels(channels);
    }
    return channels;
  }
}

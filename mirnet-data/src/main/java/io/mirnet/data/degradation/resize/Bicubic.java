package io.mirnet.data.degradation.resize;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Support;
import io.mirnet.data.degradation.option.Span;
import io.mirnet.data.degradation.option.Values;
import java.util.random.RandomGenerator;

/** Down by a scale, and up by the same. */
record Bicubic(Span scale, Values values) implements Degradation {
  /**
   * How far a pixel of the result reaches, in small pixels: a large one is made of small ones that
   * are up to 2 away, each of large ones that are up to 2 away from it; 1 more for the fractions.
   */
  private static final int SMALL_PIXELS = 5;

  @Override
  public Image degrade(Image clean, RandomGenerator random) {
    double drawn = scale.draw(random);
    Image small = new Resize(1 / drawn).of(clean);
    Image large = new Resize(drawn).of(values == Values.LEVELS ? kept(small) : small);
    return kept(cut(large, clean.height(), clean.width()));
  }

  private Image kept(Image image) {
    float[] all = image.toFloats();
    for (int i = 0; i < all.length; i++) {
      all[i] = values.of(all[i]);
    }
    return Image.of(image.height(), image.width(), image.channels(), all);
  }

  private static Image cut(Image image, int height, int width) {
    float[] all = new float[height * width * image.channels()];
    for (int i = 0; i < all.length; i++) {
      int row = i / (width * image.channels());
      int within = i % (width * image.channels());
      all[i] = image.value(row * image.width() * image.channels() + within);
    }
    return Image.of(height, width, image.channels(), all);
  }

  @Override
  public Support support() {
    boolean whole = scale.min() == scale.max() && scale.max() == Math.rint(scale.max());
    return new Support((int) Math.ceil(SMALL_PIXELS * scale.max()), whole ? (int) scale.max() : 1);
  }
}

package io.mirnet.blocks.restore;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.Turn;

/**
 * The mean of what a network makes of an image in all its turns, each turned back (Lim et al. 2017,
 * "geometric self-ensemble"). Costs as many passes as there are turns.
 *
 * <p>Two views of a dual-pixel sensor are shifted against each other from left to right. Mirrored,
 * the left view is what the right one would be, so the two are exchanged with it; turns that make
 * rows of columns would have the views shifted up and down, which no sensor does, and are left out.
 */
final class SelfEnsemble {
  private static final int LEFT_RIGHT = 1;
  private static final int COLOURS = 3;

  private final Image input;
  private final boolean twoViews;

  SelfEnsemble(Image input) {
    this.input = input;
    twoViews = input.channels() == 2 * COLOURS;
  }

  int count() {
    return twoViews ? Turn.COUNT / 2 : Turn.COUNT;
  }

  private Image turned(int turn) {
    Image turned = Turn.of(turn).apply(input);
    return twoViews && (turn & LEFT_RIGHT) != 0 ? exchanged(turned) : turned;
  }

  interface Pass {
    /** Restores the image of a turn, 0 to {@link #count} - 1. */
    Image restore(int turn, Image turned);
  }

  Image mean(Pass pass) {
    float[] sum = null;
    int channels = 0;
    for (int turn = 0; turn < count(); turn++) {
      Image restored = Turn.of(turn).inverse().apply(pass.restore(turn, turned(turn)));
      channels = restored.channels();
      sum = sum == null ? new float[restored.length()] : sum;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += restored.value(i) / count();
      }
    }
    return Image.of(input.height(), input.width(), channels, sum);
  }

  private static Image exchanged(Image views) {
    float[] values = new float[views.length()];
    for (int i = 0; i < values.length; i++) {
      int channel = i % (2 * COLOURS);
      int from = channel < COLOURS ? i + COLOURS : i - COLOURS;
      values[i] = views.value(from);
    }
    return Image.of(views.height(), views.width(), views.channels(), values);
  }
}

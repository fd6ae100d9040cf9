package io.mirnet.data.augmentation;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Turn;
import java.util.random.RandomGenerator;

/** One turn for each patch, input and target alike. */
final class FlipRotate implements Augmentation {
  @Override
  public ImagePair patch(ImagePair patch, RandomGenerator random) {
    Turn turn = Turn.of(random.nextInt(Turn.COUNT));
    return new ImagePair(turn.apply(patch.input()), turn.apply(patch.target()));
  }
}

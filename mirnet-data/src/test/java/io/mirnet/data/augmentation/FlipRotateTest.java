package io.mirnet.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Turn;
import io.mirnet.data.batch.SampleRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlipRotateTest {
  private static final ImagePair PATCH =
      new ImagePair(
          Image.of(2, 2, 1, new float[] {1, 2, 3, 4}),
          Image.of(2, 2, 1, new float[] {11, 12, 13, 14}));

  @Test
  void inputAndTargetAreTurnedAlikeInAllWays() {
    Set<List<Float>> seen = new HashSet<>();
    for (int sample = 0; sample < 200; sample++) {
      ImagePair turned = new FlipRotate().patch(PATCH, SampleRandom.at(1, 0, sample));
      for (int i = 0; i < 4; i++) {
        assertThat(turned.target().value(i)).isEqualTo(turned.input().value(i) + 10);
      }
      Image input = turned.input();
      seen.add(List.of(input.value(0), input.value(1), input.value(2), input.value(3)));
    }
    assertThat(seen).hasSize(8);
  }

  @Test
  void itDrawsOnce() {
    SplittableRandom random = new SplittableRandom(3);
    ImagePair turned = new FlipRotate().patch(PATCH, random);
    SplittableRandom same = new SplittableRandom(3);
    assertThat(turned.input()).isEqualTo(Turn.of(same.nextInt(8)).apply(PATCH.input()));
    assertThat(random.nextInt()).isEqualTo(same.nextInt());
  }
}

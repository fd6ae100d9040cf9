package io.mirnet.data.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.set.CachedPairs;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedImagesTest {
  private static final int DRAWS = 40_000;

  @Test
  void allPairsAreThereOnce() {
    PairedImages mixed = new MixedImages(List.of(numbered(2), numbered(3)), List.of(5.0, 1.0));
    assertThat(IntStream.range(0, mixed.size()).mapToObj(mixed::name))
        .containsExactly("1/0", "1/1", "2/0", "2/1", "2/2");
    assertThat(mixed.load(4).input().sample(0)).isEqualTo(2);
    assertThat(mixed.notes()).containsExactly("set 1: of 2", "set 2: of 3");
  }

  @Test
  void setsAreDrawnByWeightAndTheirPicturesEquallyOften() {
    PairedImages mixed = new MixedImages(List.of(numbered(2), numbered(5)), List.of(3.0, 1.0));
    SplittableRandom random = new SplittableRandom(1);
    int[] drawn = new int[mixed.size()];
    for (int i = 0; i < DRAWS; i++) {
      drawn[mixed.draw(random)]++;
    }
    for (int i = 0; i < drawn.length; i++) {
      double share = i < 2 ? 0.75 / 2 : 0.25 / 5;
      // Five standard deviations of a binomial count.
      double spread = 5 * Math.sqrt(DRAWS * share * (1 - share));
      assertThat((double) drawn[i]).isCloseTo(DRAWS * share, within(spread));
    }
  }

  @Test
  void mixturesMayBeMixed() {
    PairedImages inner = new MixedImages(List.of(numbered(1), numbered(1)), List.of(1.0, 9.0));
    PairedImages outer = new MixedImages(List.of(inner, numbered(1)), List.of(1.0, 1.0));
    assertThat(outer.name(1)).isEqualTo("1/2/0");
    SplittableRandom random = new SplittableRandom(1);
    long second = IntStream.range(0, DRAWS).filter(i -> outer.draw(random) == 1).count();
    assertThat((double) second / DRAWS).isCloseTo(0.45, within(0.0125));
  }

  @Test
  void aCacheDrawsAsWhatItKeeps() {
    PairedImages mixed = new MixedImages(List.of(numbered(2), numbered(90)), List.of(9.0, 1.0));
    PairedImages cached = new CachedPairs(mixed, 0);
    for (int seed = 0; seed < 50; seed++) {
      assertThat(cached.draw(new SplittableRandom(seed)))
          .isEqualTo(mixed.draw(new SplittableRandom(seed)));
    }
  }

  private static PairedImages numbered(int size) {
    return new PairedImages() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public String name(int index) {
        return Integer.toString(index);
      }

      @Override
      public ImagePair load(int index) {
        Image image = Image.of(1, 1, 3, new byte[] {(byte) index, 0, 0});
        return new ImagePair(image, image);
      }

      @Override
      public List<String> notes() {
        return List.of("of " + size);
      }
    };
  }
}

package io.mirnet.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.data.batch.Pad;
import io.mirnet.data.batch.SampleRandom;
import io.mirnet.plugin.Plugins;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The built-in augmentations as YAML selects them. */
class AugmentationProvidersTest {
  private static final long SEED = 9;
  private static final int BATCH = 3;
  private static final int PATCH = 8;
  private static final PatchSchedule SCHEDULE = () -> List.of(new Stage(0, PATCH, BATCH));
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(AugmentationProvidersTest.class.getClassLoader()));

  /** Where augmentations stand in YAML. */
  record Varied(List<Choice<AugmentationProvider<?>>> augmentations) {}

  @Test
  void namesAloneStandForDefaults() {
    List<Choice<AugmentationProvider<?>>> choices = read("[flip-rotate, mixup]");
    assertThat(choices).extracting(Choice::type).containsExactly("flip-rotate", "mixup");
    assertThat(choices.get(0).options()).isEqualTo(new FlipRotateOptions());
    assertThat(choices.get(1).options()).isEqualTo(new MixupOptions(0.5, 1.2, 1));
  }

  @Test
  void optionsOfMixupAreChecked() {
    assertThatThrownBy(() -> read("[{type: mixup, probability: 2}]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("probability");
    assertThatThrownBy(() -> read("[{type: flip-rotate, probability: 1}]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("has no option 'probability'");
  }

  /** Runs of before augmentations could be chosen must be repeated bit for bit. */
  @Test
  void turnsAreDrawnRightAfterThePlace() {
    BatchSource source = source("[flip-rotate]");
    for (int iteration = 0; iteration < 50; iteration++) {
      assertSame(source.apply(iteration), recomputed(iteration));
    }
  }

  /** As above. */
  @Test
  void theBatchIsMixedByAGeneratorOfItsOwn() {
    BatchSource source = source("[flip-rotate, mixup]");
    int mixed = 0;
    for (int iteration = 0; iteration < 50; iteration++) {
      Batch turned = recomputed(iteration);
      Batch expected =
          new Mixup(new MixupOptions(0.5, 1.2, 1))
              .batch(turned, SampleRandom.at(SEED, iteration, -1));
      mixed += expected == turned ? 0 : 1;
      assertSame(source.apply(iteration), expected);
    }
    assertThat(mixed).isBetween(10, 40);
  }

  private static void assertSame(Batch batch, Batch expected) {
    assertThat(batch.input()).isEqualTo(expected.input());
    assertThat(batch.target()).isEqualTo(expected.target());
  }

  private static BatchSource source(String augmentations) {
    List<Augmentation> inOrder =
        read(augmentations).stream().map(AugmentationProvider::build).toList();
    return new BatchSource(new Noise(), SCHEDULE, inOrder, Pad.NONE, SEED);
  }

  private static List<Choice<AugmentationProvider<?>>> read(String augmentations) {
    return READER
        .read(Varied.class, "test", "augmentations: " + augmentations, List.of())
        .value()
        .augmentations();
  }

  /** A batch from its draws alone: picture, top, left, and one of eight turns. */
  private static Batch recomputed(long iteration) {
    float[] input = new float[BATCH * PATCH * PATCH * 3];
    float[] target = new float[BATCH * PATCH * PATCH * 3];
    for (int k = 0; k < input.length; k++) {
      int i = k / (PATCH * PATCH * 3);
      int y = k / (PATCH * 3) % PATCH;
      int x = k / 3 % PATCH;
      SplittableRandom random = SampleRandom.at(SEED, iteration, i);
      ImagePair pair = new Noise().load(random.nextInt(2));
      int top = random.nextInt(pair.input().height() - PATCH + 1);
      int left = random.nextInt(pair.input().width() - PATCH + 1);
      int turn = random.nextInt(8);
      int row = turn < 4 ? y : x;
      int column = turn < 4 ? x : y;
      row = turn % 4 < 2 ? row : PATCH - 1 - row;
      column = turn % 2 < 1 ? column : PATCH - 1 - column;
      int from = ((top + row) * pair.input().width() + left + column) * 3 + k % 3;
      input[k] = pair.input().sample(from) / 255f;
      target[k] = pair.target().sample(from) / 65535f;
    }
    return new Batch(BATCH, PATCH, PATCH, input, target);
  }

  /** Two pairs of different size, inputs of 8 bit and targets of 16. */
  private static final class Noise implements PairedImages {
    @Override
    public int size() {
      return 2;
    }

    @Override
    public String name(int index) {
      return "noise-" + index;
    }

    @Override
    public ImagePair load(int index) {
      SplittableRandom random = new SplittableRandom(index);
      int height = 11 + index;
      int width = 13 - index;
      byte[] input = new byte[height * width * 3];
      random.nextBytes(input);
      short[] target = new short[input.length];
      for (int i = 0; i < target.length; i++) {
        target[i] = (short) random.nextInt();
      }
      return new ImagePair(Image.of(height, width, 3, input), Image.of(height, width, 3, target));
    }
  }
}

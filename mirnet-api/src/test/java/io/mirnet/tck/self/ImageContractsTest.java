package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.Batch;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.image.Scores;
import io.mirnet.config.Providers;
import io.mirnet.tck.AugmentationContract;
import io.mirnet.tck.DataSetContract;
import io.mirnet.tck.DegradationContract;
import io.mirnet.tck.MetricContract;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ImageContractsTest {

  @Test
  void anAugmentationThatTurnsTheInputAloneIsFound() {
    assertThat(Verdict.failures(InputAlone.class)).containsExactly("inputAndTargetAreTreatedAlike");
  }

  @Test
  void anAugmentationThatWritesIntoTheBatchIsFound() {
    assertThat(Verdict.failures(Overwriting.class)).contains("theBatchGivenStaysAsItWas");
  }

  @Test
  void aDegradationWithChanceOfItsOwnIsFound() {
    assertThat(Verdict.failures(Unrepeatable.class))
        .containsExactly("severalThreadsGetTheSameImages", "theSameChanceGivesTheSameImage");
  }

  @Test
  void aDegradationThatLeavesTheRangeIsFound() {
    assertThat(Verdict.failures(Unclamped.class))
        .containsExactly(
            "theEndsOfTheRangeAreTaken", "theResultIsAFloatImageOfTheSameSizeWithinTheRange");
  }

  @Test
  void aDegradationOfTwoViewsThatDoesNotSayItsChannelsIsFound() {
    assertThat(Verdict.failures(Views.class))
        .containsExactly(
            "theEndsOfTheRangeAreTaken", "theResultIsAFloatImageOfTheSameSizeWithinTheRange");
  }

  @Test
  void aMetricThatTakesImagesOfOtherSizesIsFound() {
    assertThat(Verdict.failures(Lax.class))
        .containsExactly("imagesOfOtherSizesAreRefusedWithTheNumbers");
  }

  @Test
  void aDataSetThatTellsOtherDimensionsThanItLoadsIsFound() {
    assertThat(Verdict.failures(Boastful.class))
        .containsExactly("dimensionsThatAreToldAreThoseOfThePair");
  }

  record NoOptions() {}

  private record FakeAugmentation(Augmentation augmentation)
      implements AugmentationProvider<NoOptions> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public Augmentation create(NoOptions config) {
      return augmentation;
    }
  }

  private abstract static class Augmenting extends AugmentationContract {
    private final Augmentation augmentation;

    Augmenting(Augmentation augmentation) {
      super("fake");
      this.augmentation = augmentation;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new FakeAugmentation(augmentation)));
    }
  }

  private static float[] halved(float[] values) {
    float[] halved = values.clone();
    for (int i = 0; i < halved.length; i++) {
      halved[i] /= 2;
    }
    return halved;
  }

  static class InputAlone extends Augmenting {
    InputAlone() {
      super(
          new Augmentation() {
            @Override
            public ImagePair patch(ImagePair patch, RandomGenerator random) {
              Image input = patch.input();
              float[] values = halved(input.toFloats());
              return new ImagePair(
                  Image.of(input.height(), input.width(), input.channels(), values),
                  patch.target());
            }
          });
    }
  }

  static class Overwriting extends Augmenting {
    Overwriting() {
      super(
          new Augmentation() {
            @Override
            public Batch batch(Batch batch, RandomGenerator random) {
              batch.input()[0] = random.nextFloat();
              batch.target()[0] = batch.input()[0];
              return batch;
            }
          });
    }
  }

  private record FakeDegradation(Degradation degradation)
      implements DegradationProvider<NoOptions> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public Degradation create(NoOptions config) {
      return degradation;
    }
  }

  private abstract static class Degrading extends DegradationContract {
    private final Degradation degradation;

    Degrading(Degradation degradation) {
      super("fake");
      this.degradation = degradation;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new FakeDegradation(degradation)));
    }
  }

  private static Image constant(Image like, double value) {
    float[] values = new float[like.length()];
    Arrays.fill(values, (float) value);
    return Image.of(like.height(), like.width(), like.channels(), values);
  }

  static class Unrepeatable extends Degrading {
    Unrepeatable() {
      super((clean, random) -> constant(clean, Math.random()));
    }
  }

  static class Views extends Degrading {
    Views() {
      super(
          (clean, random) ->
              Image.of(
                  clean.height(),
                  clean.width(),
                  2 * clean.channels(),
                  new float[2 * clean.length()]));
    }
  }

  static class Unclamped extends Degrading {
    Unclamped() {
      super((clean, random) -> constant(clean, 0.95 + 0.1 * random.nextDouble()));
    }
  }

  /** Distances of the values that both images have. */
  private static final class LaxProvider implements MetricProvider<NoOptions> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public Metric create(NoOptions config) {
      return (restored, target) -> {
        int count = Math.min(restored.length(), target.length());
        double sum = 0;
        for (int i = 0; i < count; i++) {
          sum += Math.pow(restored.value(i) - target.value(i), 2);
        }
        return new Scores(-10 * Math.log10(sum / count), 1 - sum / count);
      };
    }
  }

  static class Lax extends MetricContract {
    Lax() {
      super("fake");
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new LaxProvider()));
    }
  }

  private record FakeDataSet(PairedImages pairs) implements DataSetProvider<NoOptions> {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public PairedImages create(NoOptions config, DataSetSpec spec) {
      return pairs;
    }
  }

  /** One pair of 4x4, which it says to be larger. */
  static class Boastful extends DataSetContract {
    Boastful() {
      super("fake");
    }

    @Override
    protected Providers providers() {
      Image image = Image.of(4, 4, 3, new byte[48]);
      PairedImages pairs =
          new PairedImages() {
            @Override
            public int size() {
              return 1;
            }

            @Override
            public String name(int index) {
              return "one";
            }

            @Override
            public ImagePair load(int index) {
              return new ImagePair(image, image);
            }

            @Override
            public Optional<Dimensions> dimensions(int index) {
              return Optional.of(new Dimensions(4, 40, 3, 3));
            }
          };
      return Providers.of(List.of(new FakeDataSet(pairs)));
    }
  }
}

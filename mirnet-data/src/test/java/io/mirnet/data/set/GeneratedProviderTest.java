package io.mirnet.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Choice;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedProviderTest {

  @Test
  void aSceneIsAFunctionOfSeedUseAndIndex() {
    ImagePair scene = scenes(7, Use.TRAINING).load(3);
    assertThat(scenes(7, Use.TRAINING).load(3)).isEqualTo(scene);
    Set<Image> targets = new HashSet<>();
    targets.add(scene.target());
    targets.add(scenes(7, Use.VALIDATION).load(3).target());
    targets.add(scenes(8, Use.TRAINING).load(3).target());
    targets.add(scenes(7, Use.TRAINING).load(4).target());
    assertThat(targets).hasSize(4);
  }

  @Test
  void pairsHaveTheSizeAskedForAndAreHeldCompactly() {
    PairedImages scenes = scenes(1, Use.TRAINING);
    assertThat(scenes.size()).isEqualTo(5);
    assertThat(scenes.name(3)).isEqualTo("training-0003");
    assertThat(scenes.dimensions(4)).contains(new Dimensions(48, 48, 3, 3));
    ImagePair pair = scenes.load(0);
    assertThat(pair.input()).hasToString("48x48, 3 channels, 8 bit");
    assertThat(pair.target()).hasToString("48x48, 3 channels, 8 bit");
  }

  @Test
  void scenesHaveContrastAndNoHoles() {
    PairedImages scenes = scenes(1, Use.TRAINING);
    for (int i = 0; i < scenes.size(); i++) {
      float[] values = scenes.load(i).target().toFloats();
      double sum = 0;
      double squares = 0;
      for (float value : values) {
        sum += value;
        squares += value * value;
      }
      double mean = sum / values.length;
      assertThat(mean).isBetween(0.1, 0.9);
      assertThat(Math.sqrt(squares / values.length - mean * mean)).isGreaterThan(0.08);
    }
  }

  @Test
  void inputsAreDegradedByTheChoice() {
    PairedImages dark = scenes(new Darkening(), 1, Use.TRAINING);
    PairedImages flat = scenes(new Flattening(), 1, Use.TRAINING);
    ImagePair scene = dark.load(0);
    for (int i = 0; i < scene.input().length(); i++) {
      assertThat(scene.input().sample(i)).isCloseTo(scene.target().sample(i) / 4, within(1));
    }
    assertThat(flat.load(0).target()).isEqualTo(scene.target());
    // Each scene has its own chance, always the same.
    assertThat(flat.load(0).input()).isEqualTo(flat.load(0).input());
    assertThat(flat.load(0).input()).isNotEqualTo(flat.load(1).input());
  }

  @Test
  void anIndexBeyondTheEndIsRefused() {
    PairedImages scenes = scenes(1, Use.TRAINING);
    assertThatThrownBy(() -> scenes.load(5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> scenes.name(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static PairedImages scenes(long seed, Use use) {
    return scenes(new Darkening(), seed, use);
  }

  private static PairedImages scenes(DegradationProvider<?> provider, long seed, Use use) {
    GeneratedOptions generated =
        new GeneratedOptions(5, 5, 48, new Choice<>(provider, new NoOptions()));
    return DataSetProvider.build(
        new Choice<DataSetProvider<?>>(new GeneratedProvider(), generated),
        new DataSetSpec(Optional.empty(), seed, use));
  }

  /** Neither degradation has options. */
  record NoOptions() {}

  /** A quarter of each value. */
  private static final class Darkening implements DegradationProvider<NoOptions> {
    @Override
    public String name() {
      return "darkening";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public Degradation create(NoOptions config) {
      return (clean, random) -> {
        float[] values = clean.toFloats();
        for (int i = 0; i < values.length; i++) {
          values[i] /= 4;
        }
        return Image.of(clean.height(), clean.width(), clean.channels(), values);
      };
    }
  }

  /** One value everywhere, left to chance. */
  private static final class Flattening implements DegradationProvider<NoOptions> {
    @Override
    public String name() {
      return "flattening";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public Degradation create(NoOptions config) {
      return (clean, random) -> {
        float[] values = new float[clean.length()];
        Arrays.fill(values, (float) random.nextDouble());
        return Image.of(clean.height(), clean.width(), clean.channels(), values);
      };
    }
  }
}

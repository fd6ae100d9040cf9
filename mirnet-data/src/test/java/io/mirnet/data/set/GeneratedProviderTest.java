package io.mirnet.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.degradation.LowLightOptions;
import io.mirnet.data.degradation.LowLightProvider;
import io.mirnet.data.degradation.NoiseOptions;
import io.mirnet.data.degradation.NoiseProvider;
import io.mirnet.data.similarity.Similarity;
import java.util.HashSet;
import java.util.Optional;
import java.util.ServiceLoader;
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
    ImagePair dark = scenes(1, Use.TRAINING).load(0);
    assertThat(Similarity.ofLevels(dark.input(), dark.target()).psnr()).isBetween(6.0, 18.0);
    ImagePair noisy =
        scenes(new NoiseProvider(), new NoiseOptions(25, 25), 1, Use.TRAINING).load(0);
    assertThat(Similarity.ofLevels(noisy.input(), noisy.target()).psnr()).isBetween(19.0, 23.0);
    assertThat(noisy.target()).isEqualTo(dark.target());
  }

  @Test
  void anIndexBeyondTheEndIsRefused() {
    PairedImages scenes = scenes(1, Use.TRAINING);
    assertThatThrownBy(() -> scenes.load(5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> scenes.name(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  @SuppressWarnings("rawtypes") // A service is named by a class literal, which has no parameters.
  void theBuiltInProvidersAreFoundAsServices() {
    assertThat(ServiceLoader.load(DataSetProvider.class))
        .extracting(DataSetProvider::name)
        .containsExactlyInAnyOrder("paired", "generated");
    assertThat(ServiceLoader.load(DegradationProvider.class))
        .extracting(DegradationProvider::name)
        .containsExactlyInAnyOrder("low-light", "noise");
  }

  private static PairedImages scenes(long seed, Use use) {
    return scenes(new LowLightProvider(), new LowLightOptions(0.1, 0.3, 0.0003, 0.002), seed, use);
  }

  private static PairedImages scenes(
      DegradationProvider<?> provider, Record options, long seed, Use use) {
    GeneratedOptions generated = new GeneratedOptions(5, 5, 48, new Choice<>(provider, options));
    return DataSetProvider.build(
        new Choice<DataSetProvider<?>>(new GeneratedProvider(), generated),
        new DataSetSpec(Optional.empty(), seed, use));
  }
}

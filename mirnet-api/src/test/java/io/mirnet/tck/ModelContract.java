package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every network keeps:
 *
 * <pre>{@code class PlainTest extends ModelContract { PlainTest() { super("plain"); } }}</pre>
 */
public abstract class ModelContract extends BlockContract<ModelProvider<?>> {

  /**
   * Tests a network.
   *
   * @param choice YAML that chooses it, for example {@code {type: mirnet-v2, width: 16}}
   */
  protected ModelContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<ModelProvider<?>> choice) implements Chosen<ModelProvider<?>> {}

  @Override
  final Form form() {
    ImageSpec images = ModelProvider.imagesOf(choice());
    return new Form(1, images.inChannels(), images.outChannels(), images.multiple());
  }

  @Override
  final Block build(Choice<ModelProvider<?>> choice) {
    return ModelProvider.build(choice);
  }

  @Override
  final float[] values(long seed, long count) {
    return Samples.values(seed, count);
  }

  @Test
  void theImagesAreDescribed() {
    ImageSpec images = ModelProvider.imagesOf(choice());
    assertThat(images.inChannels()).as("in channels").isPositive();
    assertThat(images.outChannels()).as("out channels").isPositive();
    assertThat(images.multiple()).as("multiple").isPositive();
  }

  @Test
  void noTensorsAndForeignTensorsAreNotRecognized() {
    ModelProvider<?> provider = choice().provider();
    assertThat(ModelProvider.recognizedBy(provider, Map.of())).isEmpty();
    Map<String, Shape> foreign =
        Map.of("fc.weight", new Shape(1000, 512), "fc.bias", new Shape(), "x", new Shape(0, 3));
    assertThat(ModelProvider.recognizedBy(provider, foreign)).isEmpty();
  }
}

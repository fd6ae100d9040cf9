package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every fusion keeps:
 *
 * <pre>{@code class GatedTest extends FusionContract { GatedTest() { super("gated"); } }}</pre>
 */
public abstract class FusionContract extends BlockContract<FusionProvider<?>> {
  private static final int CHANNELS = 16;

  /**
   * Tests a fusion.
   *
   * @param choice YAML that chooses it, for example {@code gated}
   */
  protected FusionContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<FusionProvider<?>> choice) implements Chosen<FusionProvider<?>> {}

  @Override
  final Form form() {
    return new Form(2, CHANNELS, CHANNELS, 1);
  }

  @Override
  final Block build(Choice<FusionProvider<?>> choice) {
    return FusionProvider.build(choice, new FusionSpec(CHANNELS, 2));
  }

  @Override
  final float[] values(long seed, long count) {
    return Samples.signedValues(seed, count);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void moreThanTwoStreamsAreMerged(int streams) {
    Block block = FusionProvider.build(choice(), new FusionSpec(CHANNELS, streams));
    Shape shape = form().input(2, 6, 5);
    NDArray output = run(initialized(block, streams), false, random(streams, shape));
    assertThat(output.getShape()).isEqualTo(shape);
    assertThat(Samples.largest(output.toFloatArray())).isFinite();
  }
}

package io.mirnet.blocks.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every fusion keeps. */
public abstract class FusionContract extends BlockContract {

  /** Returns the fusion with its defaults. */
  protected abstract Choice<FusionProvider<?>> choice();

  @Override
  protected final Provider<?> provider() {
    return choice().provider();
  }

  @Override
  protected final Block create() {
    return FusionProvider.build(choice(), new FusionSpec(CHANNELS, inputs()));
  }

  @Override
  protected final int inputs() {
    return 2;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void moreThanTwoStreamsAreMerged(int streams) {
    Block block = FusionProvider.build(choice(), new FusionSpec(CHANNELS, streams));
    Shape shape = new Shape(2, CHANNELS, 6, 5);
    var output = run(initialized(block, streams), false, random(streams, shape));
    assertThat(output.getShape()).isEqualTo(shape);
    assertThat(Samples.areFinite(output.toFloatArray())).isTrue();
  }
}

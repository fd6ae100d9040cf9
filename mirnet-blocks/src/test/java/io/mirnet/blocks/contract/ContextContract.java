package io.mirnet.blocks.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every context block keeps. */
public abstract class ContextContract extends BlockContract {

  /** Returns the context block with its defaults. */
  protected abstract Choice<ContextProvider<?>> choice();

  @Override
  protected final Provider<?> provider() {
    return choice().provider();
  }

  @Override
  protected final Block create() {
    return create(2, true);
  }

  @Override
  protected final int inputs() {
    return 1;
  }

  private Block create(int groups, boolean skip) {
    return ContextProvider.build(choice(), new ContextSpec(CHANNELS, groups, skip));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void everyGroupCountThatDividesTheChannelsWorks(int groups) {
    Shape shape = new Shape(2, CHANNELS, 6, 5);
    NDArray output = run(initialized(create(groups, true), 1), false, random(1, shape));
    assertThat(output.getShape()).isEqualTo(shape);
    assertThat(Samples.areFinite(output.toFloatArray())).isTrue();
  }

  @Test
  void theSkipAddsTheInput() {
    Block with = initialized(create(2, true), 1);
    Block without = initialized(create(2, false), 1);
    copyWeights(with, without);
    NDArray[] input = random(1, new Shape(2, CHANNELS, 6, 5));
    float[] difference = run(with, false, input).sub(run(without, false, input)).toFloatArray();
    assertThat(Samples.distance(difference, input[0].toFloatArray())).isCloseTo(0, within(1e-5));
  }

  private static void copyWeights(Block from, Block to) {
    var source = ParameterNames.of(from);
    ParameterNames.of(to)
        .forEach(
            (name, parameter) -> Weights.copy(source.get(name).getArray(), parameter.getArray()));
  }
}

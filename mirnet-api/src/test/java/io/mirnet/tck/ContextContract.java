package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every context block keeps:
 *
 * <pre>{@code class EcaTest extends ContextContract { EcaTest() { super("eca"); } }}</pre>
 */
public abstract class ContextContract extends BlockContract<ContextProvider<?>> {
  private static final int CHANNELS = 16;

  /**
   * Tests a context block.
   *
   * @param choice YAML that chooses it, for example {@code eca} or {@code {type: eca, kernel: 5}}
   */
  protected ContextContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<ContextProvider<?>> choice) implements Chosen<ContextProvider<?>> {}

  @Override
  final Form form() {
    return new Form(1, CHANNELS, CHANNELS, 1);
  }

  @Override
  final Block build(Choice<ContextProvider<?>> choice) {
    return ContextProvider.build(choice, new ContextSpec(CHANNELS, 2, true));
  }

  @Override
  final float[] values(long seed, long count) {
    return Samples.signedValues(seed, count);
  }

  private Block initialized(int groups, boolean skip) {
    ContextSpec spec = new ContextSpec(CHANNELS, groups, skip);
    return initialized(ContextProvider.build(choice(), spec), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void everyGroupCountThatDividesTheChannelsWorks(int groups) {
    Shape shape = form().input(2, 6, 5);
    NDArray output = run(initialized(groups, true), false, random(1, shape));
    assertThat(output.getShape()).isEqualTo(shape);
    assertThat(Samples.largest(output.toFloatArray())).isFinite();
  }

  @Test
  void theSkipAddsTheInput() {
    Block with = initialized(2, true);
    Block without = initialized(2, false);
    BlockParameters.nudge(with);
    BlockParameters.copy(with, without);
    NDArray[] input = random(1, form().input(2, 6, 5));
    assertClose(run(with, false, input), run(without, false, input).add(input[0]));
  }
}

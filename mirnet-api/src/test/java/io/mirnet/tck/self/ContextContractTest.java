package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.config.Providers;
import io.mirnet.tck.ContextContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ContextContractTest {

  @Test
  void aSoundBlockPasses() {
    assertThat(Verdict.failures(Sound.class)).isEmpty();
  }

  @Test
  void aParameterThatIsNotUsedHasNoGradient() {
    assertThat(Verdict.failures(Unused.class))
        .containsExactly("everyParameterAndEveryInputReceivesAGradient");
  }

  @Test
  void runningStatisticsAndDropoutPass() {
    assertThat(Verdict.failures(Normalized.class)).isEmpty();
    assertThat(Verdict.failures(Dropping.class)).isEmpty();
  }

  @Test
  void aConstantThatIsAParameterPasses() {
    assertThat(Verdict.failures(Constant.class)).isEmpty();
  }

  @Test
  void statisticsThatNoParameterHoldsAreMissedAfterTraining() {
    assertThat(Verdict.failures(Counting.class))
        .containsExactly("afterTwoUpdatesTheParametersAreStillAllThatABlockKnows");
  }

  @Test
  void weightsThatAreKeptFromBeforeTheUpdateAreFound() {
    assertThat(Verdict.failures(Stale.class))
        .containsExactly("afterTwoUpdatesTheParametersAreStillAllThatABlockKnows");
  }

  @Test
  void imagesThatTouchEachOtherAreFound() {
    assertThat(Verdict.failures(Mixing.class))
        .containsExactly("theImagesOfABatchDoNotTouchEachOther");
  }

  @Test
  void arraysLeftBehindAreCounted() {
    assertThat(Verdict.failures(Leaking.class)).containsExactly("fiftyStepsLeaveNoArraysBehind");
  }

  @Test
  void aBlockThatTakesAnyChannelsIsFound() {
    assertThat(Verdict.failures(Careless.class)).containsExactly("aWrongNumberOfChannelsIsNamed");
  }

  @Test
  void whatNoParameterHoldsIsMissedAfterLoading() {
    assertThat(Verdict.failures(Secretive.class))
        .containsExactly(
            "afterTwoUpdatesTheParametersAreStillAllThatABlockKnows",
            "theParametersAreAllThatABlockKnows",
            "theSkipAddsTheInput");
  }

  @Test
  void chanceInAnEvaluationIsFound() {
    assertThat(Verdict.failures(Random.class))
        .contains("anEvaluationTwiceGivesTheSameBits")
        .doesNotContain("theOutputHasTheDeclaredShape");
  }

  @Test
  void aForgottenSkipIsFound() {
    assertThat(Verdict.failures(Skipless.class)).containsExactly("theSkipAddsTheInput");
  }

  @Test
  void aBlockThatIsHandedOutTwiceIsFound() {
    assertThat(Verdict.failures(Shared.class)).contains("eachCallMakesAnotherBlock");
  }

  @Test
  void aProviderThatIsNotRegisteredIsFound() {
    assertThat(Verdict.failures(Unregistered.class)).contains("itIsRegisteredUnderALegalName");
  }

  /** A block by a function, registered for one test. */
  private record Fake(Function<ContextSpec, Block> maker)
      implements ContextProvider<Fake.NoOptions> {
    record NoOptions() {}

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public Block create(NoOptions config, ContextSpec spec) {
      return maker.apply(spec);
    }
  }

  private abstract static class Contract extends ContextContract {
    private final Function<ContextSpec, Block> maker;

    Contract(Function<ContextSpec, Block> maker) {
      super("fake");
      this.maker = maker;
    }

    @Override
    protected Providers providers() {
      return Providers.of(List.of(new Fake(maker)));
    }
  }

  private interface Step {
    NDArray apply(NDArray x, NDArray convolved, Block convolution);
  }

  /** y = conv3x3(x) + x, with a step between that does harm. */
  private static class Residual extends AbstractBlock {
    private final ContextSpec spec;
    private final Step step;
    private final Block convolution;

    Residual(ContextSpec spec) {
      this(spec, (x, convolved, convolution) -> convolved);
    }

    Residual(ContextSpec spec, Step step) {
      super((byte) 1);
      this.spec = spec;
      this.step = step;
      convolution = addChildBlock("convolution", convolution(spec));
    }

    static Block convolution(ContextSpec spec) {
      return Conv2d.builder()
          .setKernelShape(new Shape(3, 3))
          .optPadding(new Shape(1, 1))
          .setFilters(spec.channels())
          .optGroups(spec.groups())
          .optBias(false)
          .build();
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore parameters,
        NDList inputs,
        boolean training,
        PairList<String, Object> ignored) {
      NDArray x = inputs.singletonOrThrow();
      NDArray y = step.apply(x, convolved(parameters, inputs, training), convolution);
      return new NDList(spec.skip() ? y.add(x) : y);
    }

    NDArray convolved(ParameterStore parameters, NDList inputs, boolean training) {
      return convolution.forward(parameters, inputs, training).singletonOrThrow();
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
      getChildren().values().forEach(child -> child.initialize(manager, type, inputs));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  static class Sound extends Contract {
    Sound() {
      super(Residual::new);
    }
  }

  static class Unused extends Contract {
    Unused() {
      super(
          spec ->
              new Residual(spec) {
                {
                  addChildBlock("unused", convolution(spec));
                }
              });
    }
  }

  /** y = layer(conv3x3(x)) + x. */
  private static final class Followed extends Residual {
    private final Block layer;

    Followed(ContextSpec spec, Block layer) {
      super(spec);
      this.layer = addChildBlock("layer", layer);
    }

    @Override
    NDArray convolved(ParameterStore parameters, NDList inputs, boolean training) {
      NDArray convolved = super.convolved(parameters, inputs, training);
      return layer.forward(parameters, new NDList(convolved), training).singletonOrThrow();
    }
  }

  static class Normalized extends Contract {
    Normalized() {
      super(spec -> new Followed(spec, BatchNorm.builder().build()));
    }
  }

  static class Dropping extends Contract {
    Dropping() {
      super(spec -> new Followed(spec, Dropout.builder().build()));
    }
  }

  static class Constant extends Contract {
    Constant() {
      super(
          spec -> new Followed(spec, BatchNorm.builder().optScale(false).optCenter(false).build()));
    }
  }

  /** Counts its steps of training in a field. */
  static class Counting extends Contract {
    Counting() {
      super(
          spec ->
              new Residual(spec) {
                private int steps;

                @Override
                NDArray convolved(ParameterStore parameters, NDList inputs, boolean training) {
                  steps += training ? 1 : 0;
                  return super.convolved(parameters, inputs, training).mul(1 + steps);
                }
              });
    }
  }

  /** Keeps a weight as it was when the block ran first. */
  static class Stale extends Contract {
    Stale() {
      super(
          spec ->
              new Residual(
                  spec,
                  new Step() {
                    private float kept = Float.NaN;

                    @Override
                    public NDArray apply(NDArray x, NDArray convolved, Block convolution) {
                      if (Float.isNaN(kept)) {
                        NDArray weight = convolution.getParameters().valueAt(0).getArray();
                        kept = weight.toFloatArray()[0];
                      }
                      return convolved.add(kept);
                    }
                  }));
    }
  }

  static class Mixing extends Contract {
    Mixing() {
      super(
          spec ->
              new Residual(
                  spec, (x, convolved, convolution) -> convolved.add(x.mean(new int[] {0}, true))));
    }
  }

  static class Leaking extends Contract {
    Leaking() {
      super(
          spec ->
              new Residual(
                  spec,
                  (x, convolved, convolution) -> {
                    NDArray weight = convolution.getParameters().get(0).getValue().getArray();
                    return convolved.add(weight.mean()); // the mean belongs to the weight's manager
                  }));
    }
  }

  static class Careless extends Contract {
    Careless() {
      super(spec -> new LambdaBlock(x -> new NDList(x.head().mul(spec.skip() ? 3 : 2))));
    }
  }

  static class Secretive extends Contract {
    private static final AtomicInteger SECRETS = new AtomicInteger();

    Secretive() {
      super(
          spec -> {
            int secret = SECRETS.incrementAndGet();
            return new Residual(spec, (x, convolved, convolution) -> convolved.mul(secret));
          });
    }
  }

  static class Random extends Contract {
    Random() {
      super(
          spec ->
              new Residual(
                  spec,
                  (x, convolved, convolution) ->
                      convolved.add(x.getManager().randomNormal(x.getShape()))));
    }
  }

  static class Skipless extends Contract {
    Skipless() {
      super(spec -> new Residual(new ContextSpec(spec.channels(), spec.groups(), true)));
    }
  }

  static class Shared extends Contract {
    private static final Block ONE = new Residual(new ContextSpec(16, 2, true));

    Shared() {
      super(spec -> ONE);
    }
  }

  static class Unregistered extends ContextContract {
    Unregistered() {
      super("no-such-block");
    }
  }
}

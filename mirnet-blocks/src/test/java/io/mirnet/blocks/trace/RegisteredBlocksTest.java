package io.mirnet.blocks.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mirnet-blocks does with every block, for all that ServiceLoader finds. */
class RegisteredBlocksTest {
  private static final Shape FEATURES = new Shape(1, 16, 8, 8);

  /** A block with the shapes of its inputs and of its output. */
  record Sample(String name, Block block, List<Shape> inputs, Shape output) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
            of(FusionProvider.class).map(p -> fusion((FusionProvider<?>) p)),
            of(ContextProvider.class).map(p -> context((ContextProvider<?>) p)),
            of(ModelProvider.class).map(p -> model((ModelProvider<?>) p)))
        .flatMap(samples -> samples);
  }

  private static Stream<Provider<?>> of(Class<?> point) {
    Providers providers = Plugins.load(RegisteredBlocksTest.class.getClassLoader());
    return providers.all(ExtensionPoint.of(point)).values().stream();
  }

  private static <P extends Provider<?>> Choice<P> defaults(P provider) {
    return new Choice<>(provider, Models.reader().defaults(provider.configType()));
  }

  private static Sample fusion(FusionProvider<?> provider) {
    Block block = FusionProvider.build(defaults(provider), new FusionSpec(16, 3));
    return new Sample(provider.name(), block, Collections.nCopies(3, FEATURES), FEATURES);
  }

  private static Sample context(ContextProvider<?> provider) {
    Block block = ContextProvider.build(defaults(provider), new ContextSpec(16, 2, true));
    return new Sample(provider.name(), block, List.of(FEATURES), FEATURES);
  }

  private static Sample model(ModelProvider<?> provider) {
    Choice<ModelProvider<?>> choice = defaults(provider);
    var images = ModelProvider.imagesOf(choice);
    long side = 2L * images.multiple();
    return new Sample(
        provider.name(),
        ModelProvider.build(choice),
        List.of(new Shape(1, images.inChannels(), side, side)),
        new Shape(1, images.outChannels(), side, side));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itCanBeTraced(Sample sample) {
    Shape[] inputs = sample.inputs().toArray(Shape[]::new);
    try (NDManager manager = NDManager.newBaseManager()) {
      sample.block().initialize(manager, DataType.FLOAT32, inputs);
      List<Operation> operations = Tracer.trace(sample.block(), inputs).operations();
      assertThat(operations.get(operations.size() - 1).output()).isEqualTo(sample.output());
    }
  }

  /** Two parameters of one public name would be one in a model file. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyParameterHasAPublicName(Sample sample) {
    Set<Parameter> parameters = Collections.newSetFromMap(new IdentityHashMap<>());
    parameters.addAll(sample.block().getParameters().values());
    assertThat(new HashSet<>(ParameterNames.of(sample.block()).values())).hasSameSizeAs(parameters);
  }
}

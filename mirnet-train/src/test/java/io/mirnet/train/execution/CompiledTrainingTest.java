package io.mirnet.train.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.Provider;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.assembly.TrainingFactory;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.Replica;
import io.mirnet.train.step.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compiled computes what DJL's blocks compute, for everything that is registered. */
class CompiledTrainingTest {
  private static final String SMALL = "width: 8, groups: [2], blocks_per_group: 1";
  private static final Providers PROVIDERS =
      Plugins.load(CompiledTrainingTest.class.getClassLoader());

  static Stream<String> networks() {
    List<String> models = new ArrayList<>();
    names(FusionProvider.class).forEach(name -> models.add(SMALL + ", fusion: " + name));
    names(ContextProvider.class).forEach(name -> models.add(SMALL + ", context: " + name));
    for (int streams = 1; streams <= 4; streams++) {
      models.add("width: 8, groups: [1], blocks_per_group: 1, streams: " + streams);
    }
    for (String skip : List.of("image", "group", "block", "context")) {
      models.add(SMALL + ", skips: {" + skip + ": false}");
    }
    models.add(SMALL + ", share_columns: false");
    models.add(SMALL + ", in_channels: 6");
    return models.stream();
  }

  private static Stream<String> names(Class<?> point) {
    return PROVIDERS.all(ExtensionPoint.of(point)).values().stream().map(Provider::name);
  }

  private static Experiment experiment(String model, String execution, String... more) {
    List<String> overrides = new ArrayList<>();
    overrides.add("execution=" + execution);
    overrides.add("precision=float32");
    overrides.addAll(List.of(more));
    String yaml = "model: {type: mirnet-v2, " + model + "}";
    return new ConfigurationReader(PROVIDERS)
        .read(Experiment.class, "test", yaml, overrides)
        .value();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void tenStepsOfChangingSizesEndWhereTheBlocksEnd(String model) {
    Trained eager = train(experiment(model, "eager"), 10);
    Trained compiled = train(experiment(model, "compiled"), 10);
    assertThat(compiled.outputs().get(0)).containsExactly(eager.outputs().get(0), within(1e-5f));
    assertThat(compiled.outputs().get(1)).containsExactly(eager.outputs().get(1), within(1e-4f));
    for (int i = 0; i < 10; i++) {
      TrainingStep.Result expected = eager.results().get(i);
      TrainingStep.Result actual = compiled.results().get(i);
      assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-4 * expected.loss()));
      assertThat(actual.gradientNorm())
          .isCloseTo(expected.gradientNorm(), within(1e-3 * expected.gradientNorm()));
    }
  }

  @Test
  void theSameStepsGiveTheSameBits() {
    Experiment experiment = experiment(SMALL, "compiled");
    assertThat(train(experiment, 3).weights()).isEqualTo(train(experiment, 3).weights());
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "sgd", "lion"})
  void everyRuleAndMicroBatchesAndAnAverageTrainAlike(String optimizer) {
    String[] more = {
      "train.optimizer=" + optimizer,
      "train.micro_batch=1",
      "train.average={type: ema, decay: 0.5}",
      "train.loss=[charbonnier, {loss: l1, weight: 0.5}]"
    };
    Trained eager = train(experiment(SMALL, "eager", more), 3);
    Trained compiled = train(experiment(SMALL, "compiled", more), 3);
    assertThat(compiled.outputs().get(1)).containsExactly(eager.outputs().get(1), within(1e-3f));
    assertThat(compiled.results().get(2).terms().keySet())
        .isEqualTo(eager.results().get(2).terms().keySet());
  }

  @Test
  void aLossWithoutAGraphIsRecordedBesideTheScript() {
    Experiment experiment = experiment(SMALL, "compiled", "train.loss=ssim");
    try (Replica replica = new TrainingFactory(experiment).replica(Device.cpu())) {
      assertThat(replica.computed().toString())
          .startsWith("compiled, float32 (the loss by its blocks: ");
    }
    Trained eager = train(experiment(SMALL, "eager", "train.loss=ssim"), 3);
    Trained compiled = train(experiment, 3);
    assertThat(compiled.outputs().get(1)).containsExactly(eager.outputs().get(1), within(1e-4f));
  }

  @Test
  void frozenParametersStayAndTheOthersTrain() {
    String frozen = SMALL + ", freeze: [conv_in.*, body.0.body.0.*]";
    Trained eager = train(experiment(frozen, "eager"), 3);
    Trained compiled = train(experiment(frozen, "compiled"), 3);
    assertThat(compiled.outputs().get(1)).containsExactly(eager.outputs().get(1), within(1e-4f));
    Map<String, Tensor> start = train(experiment(frozen, "compiled"), 0).weights();
    assertThat(compiled.weights().get("conv_in.weight")).isEqualTo(start.get("conv_in.weight"));
    assertThat(compiled.weights().get("conv_out.weight"))
        .isNotEqualTo(start.get("conv_out.weight"));
  }

  @Test
  void stepsLeaveNoArraysBehind() {
    TrainingFactory factory = new TrainingFactory(experiment(SMALL, "compiled"));
    try (Replica replica = factory.replica(Device.cpu());
        TrainingStep step = factory.step(List.of(replica))) {
      step.run(batch(0, 3), 1e-3, 0);
      int before = replica.network().manager().getManagedArrays().size();
      for (int i = 1; i <= 20; i++) {
        step.run(batch(i, 3), 1e-3, i);
        evaluate(step.forward(), 3);
      }
      assertThat(replica.network().manager().getManagedArrays()).hasSize(before);
    }
  }

  @Test
  void twoThreadsComputeWhatOneDoes() throws Exception {
    TrainingFactory factory = new TrainingFactory(experiment(SMALL, "compiled"));
    Callable<List<Double>> training =
        () -> {
          try (Replica replica = factory.replica(Device.cpu());
              TrainingStep step = factory.step(List.of(replica))) {
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
              losses.add(step.run(batch(i, 3), 1e-3, i).loss());
            }
            return losses;
          }
        };
    List<Double> alone = training.call();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<List<Double>> losses : threads.invokeAll(List.of(training, training))) {
        assertThat(losses.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void bfloat16TrainsCloseToFloat32() {
    Trained wide = train(experiment(SMALL, "compiled"), 3);
    Trained narrow = train(experiment(SMALL, "compiled", "precision=bfloat16"), 3);
    assertThat(narrow.results().get(2).loss())
        .isNotEqualTo(wide.results().get(2).loss())
        .isCloseTo(wide.results().get(2).loss(), within(2e-2 * wide.results().get(2).loss()));
    assertThat(train(experiment(SMALL, "compiled", "precision=bfloat16"), 3).weights())
        .isEqualTo(narrow.weights());
  }

  private record Trained(
      List<TrainingStep.Result> results, List<float[]> outputs, Map<String, Tensor> weights) {}

  /** Outputs are those before the first and after the last step. */
  private static Trained train(Experiment experiment, int steps) {
    TrainingFactory factory = new TrainingFactory(experiment);
    try (Replica replica = factory.replica(Device.cpu());
        TrainingStep step = factory.step(List.of(replica))) {
      int channels = replica.network().images().inChannels();
      List<TrainingStep.Result> results = new ArrayList<>();
      List<float[]> outputs = new ArrayList<>();
      outputs.add(evaluate(step.forward(), channels));
      for (int i = 0; i < steps; i++) {
        results.add(step.run(batch(i, channels), 1e-3, i));
      }
      outputs.add(evaluate(step.averaged().orElse(step.forward()), channels));
      Network network = replica.network();
      return new Trained(results, outputs, Weights.capture(network.parameters().all()));
    }
  }

  private static float[] evaluate(Forward network, int channels) {
    try (NDManager manager = network.manager().newSubManager()) {
      Shape shape = new Shape(1, channels, 24, 40);
      NDArray images = new ChannelsLast().toArray(manager, random(7, shape.size()), shape);
      return network.evaluate(images).toFloatArray();
    }
  }

  /** Of another size each time. */
  private static Batch batch(int i, int channels) {
    int size = 2 + i % 2;
    int side = 16 + 8 * (i % 3);
    long pixels = (long) size * side * side;
    return new Batch(size, side, side, random(i, pixels * channels), random(i + 100L, pixels * 3));
  }

  private static float[] random(long seed, long count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }
}

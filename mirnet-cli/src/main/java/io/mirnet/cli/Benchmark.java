package io.mirnet.cli;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.mirnet.api.Choice;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.cli.console.UsageException;
import io.mirnet.train.config.Experiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Times the network of an experiment in channels-last order, as mirnet runs it, against the same
 * network as DJL would lay it out. Both are timed in turns in one process, so that whatever else
 * the machine does hits both.
 */
final class Benchmark {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 7;
  private static final double RATE = 1e-4;

  private final Experiment experiment;
  private final Device device;
  private final Sizes sizes;

  Benchmark(Experiment experiment, Device device, Sizes sizes) {
    this.experiment = experiment;
    this.device = device;
    this.sizes = sizes;
  }

  /**
   * What is computed.
   *
   * @param size side of the image of an inference
   * @param batch samples of a training step
   * @param patch their side
   */
  record Sizes(int size, int batch, int patch) {
    private void check(int multiple) {
      if (size < 1 || batch < 1 || patch < 1 || size % multiple != 0 || patch % multiple != 0) {
        throw new UsageException(
            "--size %d --batch %d --patch %d: sides must be multiples of %d, and the batch 1 or more"
                .formatted(size, batch, patch, multiple));
      }
    }

    private Shape image() {
      return new Shape(1, 3, size, size);
    }

    private Shape samples() {
      return new Shape(batch, 3, patch, patch);
    }
  }

  /**
   * Median seconds of one network.
   *
   * @param inference one image
   * @param step forward, backward and update of a batch, waited for to the end
   */
  record Times(double inference, double step) {}

  /**
   * Times both layouts.
   *
   * @return the times by name, contiguous last
   * @throws UsageException if the network can't compute such sizes
   */
  Map<String, Times> run() {
    Choice<ModelProvider<?>> model = experiment.model().network();
    try (Network network = Network.create(model, device, 1);
        NDManager manager = NDManager.newBaseManager(device)) {
      sizes.check(network.images().multiple());
      Block plain = ModelProvider.build(model);
      plain.initialize(manager, DataType.FLOAT32, sizes.samples());
      ChannelsLast channelsLast = new ChannelsLast();
      Subject ours = new Subject(network.block(), network.manager(), channelsLast::toArray);
      Subject theirs = new Subject(plain, manager, NDManager::create);
      return time(ours, theirs);
    }
  }

  private Map<String, Times> time(Subject ours, Subject theirs) {
    List<List<Double>> seconds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      seconds.add(new ArrayList<>());
    }
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      List<Runnable> tasks = List.of(ours::infer, theirs::infer, ours::step, theirs::step);
      for (int i = 0; i < tasks.size(); i++) {
        List<Double> list = seconds.get(i);
        time(tasks.get(i), round < 0 ? ignored -> {} : list::add);
      }
    }
    Map<String, Times> times = new LinkedHashMap<>();
    times.put("channels-last", new Times(median(seconds.get(0)), median(seconds.get(2))));
    times.put("contiguous", new Times(median(seconds.get(1)), median(seconds.get(3))));
    return times;
  }

  private static void time(Runnable task, DoubleConsumer seconds) {
    long start = System.nanoTime();
    task.run();
    seconds.accept((System.nanoTime() - start) / 1e9);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /** Makes an array of a memory order. */
  private interface Layout {
    NDArray array(NDManager manager, float[] values, Shape shape);
  }

  /** One network with its optimizer. */
  private final class Subject {
    private final Block block;
    private final NDManager manager;
    private final Layout layout;
    private final ParameterStore store;
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final ImageLoss loss;
    private final Optimizer optimizer;
    private long iteration;

    Subject(Block block, NDManager manager, Layout layout) {
      this.block = block;
      this.manager = manager;
      this.layout = layout;
      store = new ParameterStore(manager, false);
      ParameterNames.of(block).forEach((name, p) -> parameters.put(name, p.getArray()));
      loss = LossProvider.build(experiment.train().loss(), new LossSpec(manager));
      optimizer =
          OptimizerProvider.build(
              experiment.train().optimizer(), OptimizerSpec.of(manager, parameters));
    }

    void infer() {
      try (NDManager scope = manager.newSubManager()) {
        Layers.run(block, store, false, input(scope, sizes.image())).sum().getFloat();
      }
    }

    void step() {
      try (NDManager scope = manager.newSubManager()) {
        NDArray value;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray input = input(scope, sizes.samples());
          NDArray output = Layers.run(block, store, true, input);
          NDArray target = scope.zeros(output.getShape());
          value = loss.evaluate(new LossInputs(new NDList(output), target, input, iteration));
          collector.backward(value);
        }
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        parameters.forEach(
            (name, parameter) -> {
              NDArray gradient = parameter.getGradient();
              gradient.attach(scope);
              gradients.put(name, gradient);
            });
        optimizer.update(gradients, RATE, iteration++);
        gradients.values().forEach(gradient -> gradient.subi(gradient));
        value
            .toByteBuffer(); // a GPU computes behind our back: reading waits for all that was asked
      }
    }

    private NDArray input(NDManager scope, Shape shape) {
      return layout.array(scope, new float[(int) shape.size()], shape);
    }
  }
}

package io.mirnet.cli.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.execution.Computation;
import java.util.List;
import java.util.Optional;

/** Single images through an experiment's network with random weights, as {@code restore} does. */
final class Inference implements Contestant {
  private final Network network;
  private final Forward forward;
  private final List<Task> tasks;

  Inference(Experiment experiment, Device device, Variant variant, List<Integer> sizes) {
    network = Network.create(experiment.model().network(), device, experiment.seed());
    network.freeze();
    forward = new Computation(experiment.execution(), experiment.precision()).of(network).forward();
    tasks =
        sizes.stream()
            .map(
                size ->
                    new Task(
                        Part.INFERENCE,
                        Optional.of(variant),
                        size,
                        1,
                        Flops.forward(network, 1, size),
                        evaluate(size)))
            .toList();
  }

  private Task.Work evaluate(int size) {
    ImageSpec images = network.images();
    Shape shape = new Shape(1, images.inChannels(), size, size);
    NDArray image =
        new ChannelsLast()
            .toArray(network.manager(), Noise.of(Math.toIntExact(shape.size())), shape);
    return Task.Work.of(
        () -> {
          try (NDManager manager = network.manager().newSubManager()) {
            image.tempAttach(manager);
            forward.evaluate(image).sum().getFloat();
          }
        });
  }

  @Override
  public List<Task> tasks() {
    return tasks;
  }

  @Override
  public void close() {
    network.close();
  }
}

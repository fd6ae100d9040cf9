package io.mirnet.blocks;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import io.mirnet.api.Choice;
import io.mirnet.api.Telemetry;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.engine.NativeCache;
import io.mirnet.blocks.trace.AnySize;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A network on a device: the block of a {@link ModelProvider} with its parameters, in channels-last
 * order and under their public names. It computes eagerly, with its own weights. Owns its arrays;
 * close it.
 */
public final class Network implements Forward, AutoCloseable {
  private final Choice<ModelProvider<?>> model;
  private final ImageSpec images;
  private final NDManager manager;
  private final Block block;
  private final Parameters parameters;
  private final Forward own;

  private Network(Choice<ModelProvider<?>> model, NDManager manager, Block block) {
    this.model = model;
    this.manager = manager;
    this.block = block;
    images = ModelProvider.imagesOf(model);
    parameters = Parameters.of(block);
    own = new EagerForward(this, Map.of());
  }

  /**
   * Makes a network with random weights. The engine's generator goes on as a function of how it was
   * seeded before.
   *
   * @param model the network and its options
   * @param device where its arrays live
   * @param seed of the weights; the same seed gives the same weights everywhere
   * @return a network ready to run
   */
  public static Network create(Choice<ModelProvider<?>> model, Device device, long seed) {
    try (Initialization initialization = new Initialization(seed)) {
      return of(model, device, names -> {}, initialization::of);
    }
  }

  /**
   * Makes a network whose weights are all zero, to be filled. Nothing is drawn by chance.
   *
   * @param model the network and its options
   * @param device where its arrays live
   * @return a network
   */
  public static Network empty(Choice<ModelProvider<?>> model, Device device) {
    return empty(model, device, names -> {}, Long.MAX_VALUE);
  }

  /**
   * Makes a network whose weights are all zero, if it is what its maker expects.
   *
   * @param model the network and its options
   * @param device where its arrays live
   * @param names is told the names of its weights before any of them is made, and may refuse them
   * @param most numbers in all its weights
   * @return a network
   * @throws io.mirnet.api.InputException if it has more; those that are too many were not made
   */
  public static Network empty(
      Choice<ModelProvider<?>> model, Device device, Consumer<Set<String>> names, long most) {
    Allowance allowance = new Allowance(most);
    return of(
        model,
        device,
        names,
        (name, parameter) ->
            (manager, shape, type) -> {
              allowance.take(shape);
              return manager.zeros(shape, type);
            });
  }

  private static Network of(
      Choice<ModelProvider<?>> model,
      Device device,
      Consumer<Set<String>> names,
      BiFunction<String, Parameter, Initializer> initializers) {
    Telemetry.optOut();
    NativeCache.require();
    NDManager manager = NDManager.newBaseManager(device);
    try {
      Network network = new Network(model, manager, ModelProvider.build(model));
      names.accept(network.parameters.parameters().keySet());
      network.initialize(initializers);
      return network;
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  private void initialize(BiFunction<String, Parameter, Initializer> initializers) {
    ChannelsLast channelsLast = new ChannelsLast();
    parameters
        .parameters()
        .forEach(
            (name, parameter) ->
                parameter.setInitializer(
                    channelsLast.initializer(initializers.apply(name, parameter))));
    // Some plugin may need room for its kernels; the size of feature maps is otherwise free.
    long side = 16L * images.multiple();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, images.inChannels(), side, side));
  }

  @Override
  public NDList train(NDArray images) {
    return own.train(images);
  }

  @Override
  public NDArray evaluate(NDArray images) {
    return own.evaluate(images);
  }

  @Override
  public Forward with(Map<String, NDArray> weights) {
    return new EagerForward(this, weights);
  }

  /**
   * Says how to trace the network, with the public names of its parameters.
   *
   * @param training whether as it is trained, or as it is used
   * @return what is traced; its input is a batch of images
   */
  public AnySize.Subject traceable(boolean training) {
    return new AnySize.Subject(
        parameters.parameters(),
        (store, inputs) -> block.forward(store, inputs, training, null),
        images.multiple(),
        (n, h, w) -> new Shape[] {new Shape(n, images.inChannels(), h, w)});
  }

  /**
   * Returns the network's choice in the configuration.
   *
   * @return provider and options
   */
  public Choice<ModelProvider<?>> model() {
    return model;
  }

  @Override
  public ImageSpec images() {
    return images;
  }

  /** Freezes all parameters, for inference. */
  public void freeze() {
    parameters.freezeAll();
  }

  /**
   * Returns the network as DJL sees it.
   *
   * @return the block, initialized
   */
  public Block block() {
    return block;
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  /**
   * Returns the network's arrays.
   *
   * @return live arrays by public name, with their roles
   */
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void close() {
    manager.close();
  }
}

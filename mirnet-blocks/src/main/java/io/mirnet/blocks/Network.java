package io.mirnet.blocks;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.mirnet.api.Choice;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import java.util.IdentityHashMap;
import java.util.Map;

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
    own = with(Map.of());
  }

  /**
   * Makes a network with random weights.
   *
   * @param model the network and its options
   * @param device where its arrays live
   * @param seed of the weights; the same seed gives the same weights everywhere
   * @return a network ready to run
   */
  public static Network create(Choice<ModelProvider<?>> model, Device device, long seed) {
    NDManager manager = NDManager.newBaseManager(device);
    try {
      Block block = ModelProvider.build(model);
      Network network = new Network(model, manager, block);
      network.initialize(seed);
      return network;
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  private void initialize(long seed) {
    // Initializers that a plugin chose may draw from the engine's generator.
    Engine.getInstance().setRandomSeed((int) seed);
    parameters.parameters().forEach(new Initialization(seed)::prepare);
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

  /**
   * Returns the network with other weights, such as their average. Nothing is copied.
   *
   * @param weights arrays by public name, which stay their owner's; the network's own serve for the
   *     names that are not there
   * @return how the network computes with them
   */
  public Forward with(Map<String, NDArray> weights) {
    Map<Parameter, NDArray> others = new IdentityHashMap<>();
    weights.forEach((name, array) -> others.put(parameters.parameters().get(name), array));
    return new EagerForward(block, others, images, manager);
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

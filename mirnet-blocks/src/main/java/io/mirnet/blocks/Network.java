package io.mirnet.blocks;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.mirnet.api.Choice;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.layer.Layers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network on a device: the block of a {@link ModelProvider} with its parameters, in channels-last
 * order and under their public names. Owns its arrays; close it.
 */
public final class Network implements AutoCloseable {
  private final Choice<ModelProvider<?>> model;
  private final ImageSpec images;
  private final NDManager manager;
  private final Block block;
  private final Map<String, Parameter> parameters;
  private final ParameterStore store;

  private Network(Choice<ModelProvider<?>> model, NDManager manager, Block block) {
    this.model = model;
    this.manager = manager;
    this.block = block;
    images = ModelProvider.imagesOf(model);
    parameters = ParameterNames.of(block);
    store = new ParameterStore(manager, false);
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
    parameters.forEach(new Initialization(seed)::prepare);
    // Some plugin may need room for its kernels; the size of feature maps is otherwise free.
    long side = 16L * images.multiple();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, images.inChannels(), side, side));
  }

  /**
   * Runs the network.
   *
   * @param images (N, in, H, W) in channels-last order; the result belongs to its manager
   * @param training whether gradients are wanted
   * @return (N, out, H, W)
   */
  public NDArray forward(NDArray images, boolean training) {
    return Layers.run(block, store, training, images);
  }

  /**
   * Returns the network's choice in the configuration.
   *
   * @return provider and options
   */
  public Choice<ModelProvider<?>> model() {
    return model;
  }

  /**
   * Returns what images the network takes.
   *
   * @return channels and the multiple of the sides
   */
  public ImageSpec images() {
    return images;
  }

  /**
   * Returns the network as DJL sees it.
   *
   * @return the block, initialized
   */
  public Block block() {
    return block;
  }

  /**
   * Returns the owner of the network's arrays.
   *
   * @return the manager, on the network's device
   */
  public NDManager manager() {
    return manager;
  }

  /**
   * Returns the parameters by their public names.
   *
   * @return live arrays, in the network's order
   */
  public Map<String, NDArray> parameters() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> arrays.put(name, parameter.getArray()));
    return Collections.unmodifiableMap(arrays);
  }

  @Override
  public void close() {
    manager.close();
  }
}

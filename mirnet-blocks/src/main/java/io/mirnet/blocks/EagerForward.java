package io.mirnet.blocks;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.engine.Autograd;
import java.util.IdentityHashMap;
import java.util.Map;

/** Runs DJL's blocks one operation at a time: the reference that other ways are held to. */
final class EagerForward implements Forward {
  private final Network network;
  private final Block block;
  private final ParameterStore store;

  /** Other weights may stand for some of the network's own, by their public names. */
  EagerForward(Network network, Map<String, NDArray> weights) {
    this.network = network;
    block = network.block();
    Map<Parameter, NDArray> others = new IdentityHashMap<>();
    weights.forEach(
        (name, array) -> others.put(network.parameters().parameters().get(name), array));
    store = new WeightStore(network.manager(), others);
  }

  @Override
  public Forward with(Map<String, NDArray> weights) {
    return network.with(weights);
  }

  @Override
  public NDList train(NDArray input) {
    return block.forward(store, new NDList(input), true);
  }

  @Override
  public NDArray evaluate(NDArray input) {
    return Autograd.withoutGradient(
        () -> {
          NDList outputs = block.forward(store, new NDList(input), false);
          NDArray restored = outputs.remove(0);
          outputs.close();
          return restored;
        });
  }

  @Override
  public ImageSpec images() {
    return network.images();
  }

  @Override
  public NDManager manager() {
    return network.manager();
  }

  private static final class WeightStore extends ParameterStore {
    private final Map<Parameter, NDArray> weights;

    WeightStore(NDManager manager, Map<Parameter, NDArray> weights) {
      super(manager, false);
      this.weights = weights;
    }

    @Override
    public NDArray getValue(Parameter parameter, Device device, boolean training) {
      NDArray other = weights.get(parameter);
      return other == null ? super.getValue(parameter, device, training) : other;
    }
  }
}

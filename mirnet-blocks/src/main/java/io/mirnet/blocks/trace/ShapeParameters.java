package io.mirnet.blocks.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.util.IdentityHashMap;

/** Hands a block arrays without numbers for its parameters. */
class ShapeParameters extends ParameterStore {
  private final Recorder recorder;
  private final IdentityHashMap<Parameter, String> paths = new IdentityHashMap<>();

  ShapeParameters(Recorder recorder, Block block) {
    super(PassthroughNDManager.INSTANCE, false);
    this.recorder = recorder;
    // a parameter that two blocks share goes by the first of its paths
    block.getParameters().forEach(pair -> paths.putIfAbsent(pair.getValue(), pair.getKey()));
  }

  @Override
  public NDArray getValue(Parameter parameter, Device device, boolean training) {
    if (parameter == null) { // an optional one, such as no bias
      return null;
    }
    ShapeRules.require(
        parameter.isInitialized() || parameter.getShape() != null,
        "the parameter %s has no shape yet; initialize the block before it is traced",
        parameter.getName());
    return recorder.parameter(
        paths.getOrDefault(parameter, parameter.getName()), parameter.getShape());
  }
}

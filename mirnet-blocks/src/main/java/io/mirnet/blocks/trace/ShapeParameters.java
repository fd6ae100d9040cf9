package io.mirnet.blocks.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.util.IdentityHashMap;
import java.util.Map;

/** Hands a block arrays without numbers for its parameters. */
class ShapeParameters extends ParameterStore {
  private final Recorder recorder;
  private final Map<Parameter, String> names = new IdentityHashMap<>();

  /** A parameter that two blocks share goes by the first of its names. */
  ShapeParameters(Recorder recorder, Map<String, Parameter> parameters) {
    super(PassthroughNDManager.INSTANCE, false);
    this.recorder = recorder;
    parameters.forEach((name, parameter) -> names.putIfAbsent(parameter, name));
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
        names.getOrDefault(parameter, parameter.getName()), parameter.getShape());
  }
}

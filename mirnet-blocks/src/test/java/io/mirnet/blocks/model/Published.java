package io.mirnet.blocks.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Range;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import io.mirnet.blocks.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A network as a plugin brings it: tail(scale * head(x)), where the published weights have other
 * names, and the scale as (1, C, 1, 1).
 */
record Published(String name) implements ModelProvider<Published.Options> {
  /** Number of channels inside. */
  record Options(@Default("4") @Range(min = 1, max = 64) int width) {}

  static Choice<ModelProvider<?>> choice(int width) {
    return new Choice<>(new Published("published"), new Options(width));
  }

  /** Weights as they are published. */
  static Map<String, Tensor> weights(int width) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("first.conv.weight", tensor(1, width, 3, 3, 3));
    tensors.put("beta", tensor(2, 1, width, 1, 1));
    tensors.put("last.conv.weight", tensor(3, 3, width, 3, 3));
    return tensors;
  }

  /** Numbers that differ in each tensor. */
  static Tensor tensor(int start, long... sizes) {
    Shape shape = new Shape(sizes);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i / 1000f;
    }
    return new Tensor(shape, values);
  }

  @Override
  public Class<Options> configType() {
    return Options.class;
  }

  @Override
  public Block create(Options config) {
    return new Net(config.width());
  }

  @Override
  public ImageSpec images(Options config) {
    return new ImageSpec(3, 3, 1);
  }

  @Override
  public Optional<Options> recognize(Map<String, Shape> tensors) {
    Shape head = tensors.get("head.weight");
    return head != null && tensors.containsKey("scale")
        ? Optional.of(new Options((int) head.get(0)))
        : Optional.empty();
  }

  @Override
  public String publicName(String foreign) {
    return switch (foreign) {
      case "first.conv.weight" -> "head.weight";
      case "beta" -> "scale";
      case "last.conv.weight" -> "tail.weight";
      default -> foreign;
    };
  }

  private static final class Net extends ImageBlock {
    private final Block head;
    private final Block tail;
    private final Parameter scale;

    Net(int width) {
      head = child("head", Layers.conv3x3(width, 1));
      tail = child("tail", Layers.conv3x3(3, 1));
      scale =
          parameter(
              "scale",
              Parameter.Type.GAMMA,
              new Shape(width),
              Parameter.Type.GAMMA.getInitializer());
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray features = pass.run(head, inputs.head());
      return pass.run(tail, features.mul(pass.value(scale).reshape(1, -1, 1, 1)));
    }
  }
}

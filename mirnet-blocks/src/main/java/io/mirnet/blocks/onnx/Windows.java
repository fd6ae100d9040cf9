package io.mirnet.blocks.onnx;

import static io.mirnet.blocks.onnx.Nodes.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what moves windows over images: convolutions, pools and interpolation.
 *
 * @param nodes takes the nodes
 * @param sizes writes sizes
 */
record Windows(Nodes nodes, Sizes sizes) {

  String convolution(Operation node, List<String> x) {
    long[] padding = node.numbers("padding");
    return nodes.add(
        "Conv",
        x,
        attribute("strides", node.numbers("stride")),
        attribute("pads", both(padding, padding)),
        attribute("dilations", node.numbers("dilation")),
        attribute("group", node.integer("groups")));
  }

  /** With ceil mode, what the last window lacks is padded; nothing counts that. */
  String pool(Operation node, List<Size> shape, String x) {
    long[] padding = node.numbers("padding");
    if (padding.length != 2) {
      throw new UnsupportedOperationException("pooling of other than two axes can't be exported");
    }
    long[] end = node.flag("ceil") ? ends(node, shape) : padding;
    List<AttributeProto> attributes =
        new ArrayList<>(
            List.of(
                attribute("kernel_shape", node.numbers("kernel")),
                attribute("strides", node.numbers("stride")),
                attribute("pads", both(padding, end))));
    if (node.kind() == Kind.AVG_POOL) {
      boolean counted = node.flag("include_padding") && Arrays.stream(padding).anyMatch(p -> p > 0);
      if (counted && !Arrays.equals(padding, end)) {
        throw new UnsupportedOperationException(
            "average pooling in ceil mode that counts its padding can't be exported");
      }
      attributes.add(attribute("count_include_pad", counted ? 1 : 0));
    }
    String operator = node.kind() == Kind.AVG_POOL ? "AveragePool" : "MaxPool";
    return nodes.add(operator, List.of(x), attributes.toArray(AttributeProto[]::new));
  }

  private static long[] ends(Operation node, List<Size> shape) {
    long[] ends = new long[2];
    for (int i = 0; i < 2; i++) {
      long stride = node.numbers("stride")[i];
      long kernel = node.numbers("kernel")[i];
      long begin = node.numbers("padding")[i];
      Size in = shape.get(i + 2);
      Size out = node.sizes().get(i + 2);
      long[] found =
          Arrays.stream(Sizes.samples())
              .mapToLong(s -> (Sizes.at(out, s) - 1) * stride + kernel - Sizes.at(in, s) - begin)
              .distinct()
              .toArray();
      if (found.length != 1) {
        throw new UnsupportedOperationException(
            "pooling in ceil mode, whose last window depends on the image, can't be exported");
      }
      ends[i] = Math.max(found[0], begin);
    }
    return ends;
  }

  private static long[] both(long[] begin, long[] end) {
    long[] both = Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, both, begin.length, end.length);
    return both;
  }

  /**
   * DJL asks for kernels that smooth, which ONNX has from opset 18 on; where images are enlarged
   * they are the plain ones, of which those beyond the border don't count.
   */
  String interpolation(Operation node, List<Size> shape, String x) {
    if (shape.size() != 4) {
      throw new UnsupportedOperationException(
          "interpolation of other than two axes can't be exported");
    }
    List<AttributeProto> attributes = new ArrayList<>();
    switch (node.integer("mode")) {
      case 0 -> {
        attributes.add(attribute("mode", "nearest"));
        attributes.add(attribute("coordinate_transformation_mode", "asymmetric"));
        attributes.add(attribute("nearest_mode", "floor"));
      }
      case 1 -> {
        requireLarger(node, shape);
        attributes.add(attribute("mode", "linear"));
        attributes.add(attribute("coordinate_transformation_mode", "half_pixel"));
      }
      case 3 -> {
        requireLarger(node, shape);
        attributes.add(attribute("mode", "cubic"));
        attributes.add(attribute("coordinate_transformation_mode", "half_pixel"));
        attributes.add(attribute("cubic_coeff_a", -0.5));
        attributes.add(attribute("exclude_outside", 1));
      }
      default ->
          throw new UnsupportedOperationException("interpolation of this kind can't be exported");
    }
    return nodes.add("Resize", to(node, shape, x), attributes.toArray(AttributeProto[]::new));
  }

  private static void requireLarger(Operation node, List<Size> shape) {
    for (long[] sample : Sizes.samples()) {
      for (int axis = 2; axis < 4; axis++) {
        if (Sizes.at(node.sizes().get(axis), sample) < Sizes.at(shape.get(axis), sample)) {
          throw new UnsupportedOperationException(
              "interpolation to fewer pixels, which smooths, can't be exported: ONNX has it from opset 18 on; use pooling");
        }
      }
    }
  }

  /** By constant factors where there are such, which more programs can plan for. */
  private List<String> to(Operation node, List<Size> shape, String x) {
    float[] factors = {1, 1, 0, 0};
    for (int axis = 2; axis < 4; axis++) {
      for (int factor = 1; factor <= 8; factor++) {
        if (Sizes.isMultiple(node.sizes().get(axis), shape.get(axis), factor)) {
          factors[axis] = factor;
        }
      }
    }
    return factors[2] > 0 && factors[3] > 0
        ? List.of(x, "", nodes.floats(factors))
        : List.of(x, "", "", sizes.list(node.sizes()));
  }
}

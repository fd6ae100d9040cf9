package io.mirnet.blocks.onnx;

import static io.mirnet.blocks.onnx.Nodes.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.mirnet.blocks.trace.Size;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes sizes: as constants, or computed from the shape of the images. */
final class Sizes {
  private final Nodes nodes;
  private final String images;
  private final Map<Size, String> known = new HashMap<>();
  private final String[] sides = new String[4];
  private String shape;

  /** Of images that are computed already. */
  Sizes(Nodes nodes, String images) {
    this.nodes = nodes;
    this.images = images;
  }

  /** A list of whole numbers. */
  String list(List<Size> sizes) {
    if (sizes.stream().allMatch(Size::isConstant)) {
      return nodes.ints(sizes.stream().mapToLong(Size::constant).toArray());
    }
    List<String> parts = sizes.stream().map(this::one).toList();
    return parts.size() == 1 ? parts.get(0) : nodes.add("Concat", parts, attribute("axis", 0));
  }

  /** A float without axes. */
  String number(Size size) {
    if (size.isConstant()) {
      return nodes.number(size.constant());
    }
    String whole = nodes.add("Squeeze", one(size));
    return nodes.add("Cast", List.of(whole), attribute("to", DataType.FLOAT.getNumber()));
  }

  /** A list of one number. */
  private String one(Size size) {
    if (size.isConstant()) {
      return nodes.ints(size.constant());
    }
    String written = known.get(size);
    if (written == null) {
      written = write(size);
      known.put(size, written);
    }
    return written;
  }

  private String write(Size size) {
    String product = null;
    int[] powers = {size.batch(), 0, size.height(), size.width()};
    for (int axis = 0; axis < powers.length; axis++) {
      for (int i = 0; i < powers[axis]; i++) {
        String side = side(axis);
        product = product == null ? side : nodes.add("Mul", product, side);
      }
    }
    if (size.numerator() != 1) {
      product = nodes.add("Mul", product, nodes.ints(size.numerator()));
    }
    if (size.denominator() != 1) {
      product = nodes.add("Div", product, nodes.ints(size.denominator()));
    }
    return size.offset() == 0 ? product : nodes.add("Add", product, nodes.ints(size.offset()));
  }

  private String side(int axis) {
    if (shape == null) {
      shape = nodes.add("Shape", images);
    }
    if (sides[axis] == null) {
      sides[axis] = nodes.add("Gather", shape, nodes.ints(axis));
    }
    return sides[axis];
  }

  /** Whether one size is a multiple of another, by the same whole number for all images. */
  static boolean isMultiple(Size size, Size of, long factor) {
    return Arrays.stream(samples()).allMatch(s -> at(size, s) == factor * at(of, s));
  }

  /** A size for images that are large, of odd and even multiples of 256, in several ways. */
  static long at(Size size, long[] sample) {
    return size.at(sample[0], sample[1], sample[2]);
  }

  /** Batch, height and width of a few images; whatever holds for all of them holds for any. */
  static long[][] samples() {
    return new long[][] {{1, 1024, 2304}, {2, 2304, 1280}, {3, 3840, 3328}};
  }
}

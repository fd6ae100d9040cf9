package io.mirnet.blocks.onnx;

import static io.mirnet.blocks.onnx.Nodes.attribute;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import io.mirnet.blocks.weights.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what gives arrays another form and leaves their numbers alone.
 *
 * @param nodes takes the nodes
 * @param sizes writes sizes
 */
record Forms(Nodes nodes, Sizes sizes) {

  String full(Operation node) {
    Tensor value = new Tensor(new Shape(1), new float[] {(float) node.number("value")});
    return nodes.add(
        "ConstantOfShape",
        List.of(sizes.list(node.sizes())),
        attribute("value", Nodes.tensor(value)));
  }

  String reshape(Operation node, String x) {
    return nodes.add("Reshape", x, sizes.list(node.sizes()));
  }

  String broadcast(Operation node, String x) {
    return nodes.add("Expand", x, sizes.list(node.sizes()));
  }

  String transpose(Operation node, String x) {
    return nodes.add("Transpose", List.of(x), attribute("perm", node.numbers("axes")));
  }

  String flip(Operation node, String x) {
    long[] axes = node.numbers("axes");
    return nodes.add(
        "Slice",
        x,
        nodes.ints(filled(axes.length, -1)),
        nodes.ints(filled(axes.length, Long.MIN_VALUE)),
        nodes.ints(axes),
        nodes.ints(filled(axes.length, -1)));
  }

  private static long[] filled(int count, long value) {
    long[] values = new long[count];
    Arrays.fill(values, value);
    return values;
  }

  /**
   * The graph has two numbers for each axis, the last first; ONNX all first ones, then all last.
   */
  String pad(Operation node, String x) {
    List<Size> pairs = node.sizes("padding");
    if (pairs.stream().allMatch(size -> size.is(0))) {
      return x;
    }
    int rank = node.sizes().size();
    Size[] pads = new Size[2 * rank];
    Arrays.fill(pads, Size.of(0));
    for (int i = 0; i < pairs.size() / 2; i++) {
      int axis = rank - 1 - i;
      pads[axis] = pairs.get(2 * i);
      pads[rank + axis] = pairs.get(2 * i + 1);
    }
    return nodes.add("Pad", x, sizes.list(Arrays.asList(pads)), nodes.number(node.number("value")));
  }

  /** Axes that are taken as a whole are left out. */
  String slice(Operation node, List<Size> shape, String x) {
    List<Size> begin = new ArrayList<>();
    List<Size> end = new ArrayList<>();
    List<Size> axes = new ArrayList<>();
    List<Size> step = new ArrayList<>();
    for (int axis = 0; axis < shape.size(); axis++) {
      boolean whole =
          node.sizes("begin").get(axis).is(0)
              && node.sizes("end").get(axis).equals(shape.get(axis))
              && node.sizes("step").get(axis).is(1);
      if (!whole) {
        begin.add(node.sizes("begin").get(axis));
        end.add(node.sizes("end").get(axis));
        axes.add(Size.of(axis));
        step.add(node.sizes("step").get(axis));
      }
    }
    return axes.isEmpty()
        ? x
        : nodes.add(
            "Slice", x, sizes.list(begin), sizes.list(end), sizes.list(axes), sizes.list(step));
  }

  List<String> split(Operation node, String x) {
    List<Size> parts = node.sizes("parts");
    return nodes.add(
        "Split",
        List.of(x, sizes.list(parts)),
        parts.size(),
        attribute("axis", node.integer("axis")));
  }

  String concat(Operation node, List<String> x) {
    return nodes.add("Concat", x, attribute("axis", node.integer("axis")));
  }

  String stack(Operation node, List<String> x) {
    String axis = nodes.ints(node.integer("axis"));
    return concat(node, x.stream().map(part -> nodes.add("Unsqueeze", part, axis)).toList());
  }
}

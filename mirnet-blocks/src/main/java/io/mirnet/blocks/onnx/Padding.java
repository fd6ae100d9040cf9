package io.mirnet.blocks.onnx;

import static io.mirnet.blocks.onnx.Nodes.attribute;

import java.util.List;

/**
 * Pads images on the right and at the bottom to a multiple, as {@code Restorer} does: by
 * reflection, and by the last pixel where there is none to reflect. Rows and columns are gathered
 * by their index, i or beyond the side s 2 (s - 1) - i.
 */
final class Padding {
  private final Nodes nodes;
  private final String shape;

  /** Of images (N, C, H, W). */
  Padding(Nodes nodes, String images) {
    this.nodes = nodes;
    shape = nodes.add("Shape", images);
  }

  String pad(String images, int multiple) {
    return along(3, along(2, images, multiple), multiple);
  }

  private String along(int axis, String images, int multiple) {
    String side = nodes.add("Gather", shape, nodes.integer(axis));
    String last = nodes.add("Sub", side, nodes.integer(1));
    String parts =
        nodes.add("Div", nodes.add("Add", last, nodes.integer(multiple)), nodes.integer(multiple));
    String padded = nodes.add("Mul", parts, nodes.integer(multiple));
    String index = nodes.add("Range", nodes.integer(0), padded, nodes.integer(1));
    String mirrored = nodes.add("Sub", nodes.add("Mul", last, nodes.integer(2)), index);
    String isThere = nodes.add("GreaterOrEqual", mirrored, nodes.integer(0));
    String beyond = nodes.add("Where", isThere, mirrored, last);
    String from = nodes.add("Where", nodes.add("Less", index, side), index, beyond);
    return nodes.add("Gather", List.of(images, from), attribute("axis", axis));
  }

  /** Cuts an output down to the size of the images. */
  String crop(String output) {
    String size = nodes.add("Slice", shape, nodes.ints(2), nodes.ints(4));
    return nodes.add("Slice", output, nodes.ints(0, 0), size, nodes.ints(2, 3));
  }
}

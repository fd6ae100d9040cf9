package io.mirnet.blocks.script;

import static io.mirnet.blocks.script.Expressions.call;

import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Writes convolutions. One of a single pixel is a matrix product: the pixels of a channels-last
 * array are rows of channels, so that nothing is copied, and the product needs no reordering of
 * weights.
 *
 * @param expressions writes lists
 */
record Convolutions(Expressions expressions) {

  String of(Operation node, List<List<Size>> shapes, List<String> x) {
    String bias = x.size() > 2 ? x.get(2) : "None";
    if (isProduct(node, shapes.get(1))) {
      return product(node, shapes, x, bias);
    }
    return call(
        "conv%dd".formatted(node.sizes().size() - 2),
        x.get(0),
        x.get(1),
        bias,
        expressions.list(node.sizes("stride")),
        expressions.list(node.sizes("padding")),
        expressions.list(node.sizes("dilation")),
        Integer.toString(node.integer("groups")));
  }

  /** Whether a node is written as a product, whose pixels are a view of its rows. */
  static boolean isView(Operation node, Graph graph) {
    return node.kind() == Kind.CONVOLUTION
        && isProduct(node, graph.nodes().get(node.operands().get(1)).sizes());
  }

  private static boolean isProduct(Operation node, List<Size> weight) {
    return node.sizes().size() == 4
        && node.integer("groups") == 1
        && weight.get(2).is(1)
        && weight.get(3).is(1)
        && all(node.numbers("stride"), 1)
        && all(node.numbers("padding"), 0);
  }

  private static boolean all(long[] values, long value) {
    return LongStream.of(values).allMatch(each -> each == value);
  }

  private String product(Operation node, List<List<Size>> shapes, List<String> x, String bias) {
    List<Size> out = node.sizes();
    List<Size> weight = shapes.get(1);
    String rows =
        call(
            "reshape",
            call("permute", x.get(0), "[0, 2, 3, 1]"),
            expressions.list(List.of(Size.of(-1), shapes.get(0).get(1))));
    String matrix = call("reshape", x.get(1), expressions.list(weight.subList(0, 2)));
    String pixels = expressions.list(Arrays.asList(out.get(0), out.get(2), out.get(3), out.get(1)));
    return call(
        "permute", call("reshape", call("linear", rows, matrix, bias), pixels), "[0, 3, 1, 2]");
  }
}

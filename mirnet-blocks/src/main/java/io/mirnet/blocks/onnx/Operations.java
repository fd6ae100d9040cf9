package io.mirnet.blocks.onnx;

import static io.mirnet.blocks.onnx.Nodes.attribute;

import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Writes one operation as nodes of ONNX, so that they compute what the engine computes when DJL
 * calls it.
 *
 * @param nodes takes the nodes
 * @param arithmetic writes what is computed for each number alone
 * @param forms writes what gives arrays another form
 * @param windows writes what moves windows over images
 */
record Operations(Nodes nodes, Arithmetic arithmetic, Forms forms, Windows windows) {

  static Operations of(Nodes nodes, Sizes sizes) {
    return new Operations(
        nodes, new Arithmetic(nodes, sizes), new Forms(nodes, sizes), new Windows(nodes, sizes));
  }

  /** Returns the name of the result; operands are written already. */
  String write(Operation node, List<List<Size>> shapes, List<String> x) {
    String first = x.isEmpty() ? "" : x.get(0);
    Kind kind = node.kind();
    return switch (kind) {
      case NEG, ABS, SQUARE, SQRT, EXP, LOG, LOG2, LOG10, SIN, COS, TANH, SIGN, FLOOR, CEIL ->
          arithmetic.named(kind, first);
      case ROUND, TRUNC, ERF, RELU, SIGMOID, SOFTPLUS, SOFTSIGN, SELU, GELU ->
          arithmetic.named(kind, first);
      case LEAKY_RELU, ELU -> arithmetic.sloped(node, first);
      case CLIP -> arithmetic.clip(node, first);
      case ADD, SUB, MUL, DIV, POW, MAXIMUM, MINIMUM -> arithmetic.binary(node, x);
      case DUPLICATE, DETACH -> first;
      case DROPOUT -> inference(node, first);
      case MATMUL -> nodes.add("MatMul", x);
      case FULL -> forms.full(node);
      case RESHAPE -> forms.reshape(node, first);
      case TRANSPOSE -> forms.transpose(node, first);
      case FLIP -> forms.flip(node, first);
      case PAD -> forms.pad(node, first);
      case BROADCAST -> forms.broadcast(node, first);
      case SLICE -> forms.slice(node, shapes.get(0), first);
      case CONCAT -> forms.concat(node, x);
      case STACK -> forms.stack(node, x);
      case SUM, MEAN, MAX, MIN -> reduction(kind, first, node.numbers("axes"), node.flag("keep"));
      case GLOBAL_MAX_POOL -> reduction(Kind.MAX, first, spatial(shapes.get(0)), false);
      case GLOBAL_AVG_POOL -> reduction(Kind.MEAN, first, spatial(shapes.get(0)), false);
      case SOFTMAX -> along("Softmax", node, first);
      case LOG_SOFTMAX -> along("LogSoftmax", node, first);
      case CONVOLUTION -> windows.convolution(node, x);
      case LINEAR -> linear(x);
      case MAX_POOL, AVG_POOL -> windows.pool(node, shapes.get(0), first);
      case INTERPOLATION -> windows.interpolation(node, shapes.get(0), first);
      case LAYER_NORM ->
          nodes.add(
              "LayerNormalization",
              x,
              attribute("axis", -node.integer("axes")),
              attribute("epsilon", node.number("epsilon")));
      case BATCH_NORM -> batchNorm(node, x);
      case RFFT, FFT, REAL ->
          throw new UnsupportedOperationException(
              "the operation '%s' can't be exported as ONNX"
                  .formatted(kind.name().toLowerCase(Locale.ROOT)));
      case INPUT, PARAMETER, CONSTANT, SPLIT, PART ->
          throw new IllegalArgumentException(kind + " is written elsewhere");
    };
  }

  private static String inference(Operation node, String x) {
    if (node.flag("training")) {
      throw new UnsupportedOperationException("what only training does can't be exported");
    }
    return x;
  }

  private String reduction(Kind kind, String x, long[] axes, boolean keep) {
    var keepdims = attribute("keepdims", keep ? 1 : 0);
    return switch (kind) {
      case SUM -> nodes.add("ReduceSum", List.of(x, nodes.ints(axes)), keepdims);
      case MEAN -> nodes.add("ReduceMean", List.of(x), attribute("axes", axes), keepdims);
      case MAX -> nodes.add("ReduceMax", List.of(x), attribute("axes", axes), keepdims);
      default -> nodes.add("ReduceMin", List.of(x), attribute("axes", axes), keepdims);
    };
  }

  private static long[] spatial(List<Size> shape) {
    return LongStream.range(2, shape.size()).toArray();
  }

  private String along(String operator, Operation node, String x) {
    return nodes.add(operator, List.of(x), attribute("axis", node.integer("axis")));
  }

  private String linear(List<String> x) {
    String rows = nodes.add("Transpose", List.of(x.get(1)), attribute("perm", 1L, 0L));
    String product = nodes.add("MatMul", x.get(0), rows);
    return x.size() > 2 ? nodes.add("Add", product, x.get(2)) : product;
  }

  private String batchNorm(Operation node, List<String> x) {
    if (x.size() != 5) {
      throw new UnsupportedOperationException(
          "batch normalization without scale and shift can't be exported");
    }
    return nodes.add(
        "BatchNormalization",
        List.of(inference(node, x.get(0)), x.get(3), x.get(4), x.get(1), x.get(2)),
        attribute("epsilon", node.number("epsilon")));
  }
}

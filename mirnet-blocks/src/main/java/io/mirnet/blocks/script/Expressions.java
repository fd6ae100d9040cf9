package io.mirnet.blocks.script;

import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Writes one operation as TorchScript, so that it computes what the engine computes when DJL calls
 * it. Convolutions and reductions have forms of their own in {@link Convolutions} and {@link Body}.
 *
 * @param sizes writes a size
 */
record Expressions(Function<Size, String> sizes) {

  /** The expression; operands are written already, in the precision of the result. */
  String of(Operation node, List<List<Size>> shapes, List<String> x) {
    String first = x.isEmpty() ? "" : x.get(0);
    return switch (node.kind()) {
      case NEG,
          ABS,
          SQUARE,
          SQRT,
          EXP,
          LOG,
          LOG2,
          LOG10,
          SIN,
          COS,
          TANH,
          SIGN,
          FLOOR,
          CEIL,
          ROUND,
          TRUNC,
          ERF,
          RELU,
          SIGMOID,
          SELU,
          GELU,
          DETACH ->
          call(node.kind().name().toLowerCase(Locale.ROOT), first);
      case DUPLICATE -> call("clone", call("detach", first));
      case REAL -> call("view_as_real", first);
      case SOFTPLUS -> call("softplus", first, "1", "20");
      case SOFTSIGN -> call("div", first, call("add", call("abs", first), "1"));
      case LEAKY_RELU -> call("leaky_relu", first, number(node.number("alpha")));
      case ELU -> call("elu", first, number(node.number("alpha")), "1", "1");
      case CLIP -> call("clamp", first, number(node.number("min")), number(node.number("max")));
      case ADD, SUB, MUL, DIV, POW, MAXIMUM, MINIMUM -> binary(node, x);
      case MATMUL -> call("matmul", first, x.get(1));
      case RESHAPE -> call("reshape", first, list(node.sizes()));
      case TRANSPOSE -> call("permute", first, list(node.sizes("axes")));
      case FLIP -> call("flip", first, list(node.sizes("axes")));
      case PAD ->
          call("constant_pad_nd", first, list(node.sizes("padding")), number(node.number("value")));
      case BROADCAST -> call("expand", first, list(node.sizes()));
      case SLICE -> slice(node, shapes.get(0), first);
      case SPLIT -> call("split_with_sizes", first, list(node.sizes("parts")), axis(node));
      case PART -> "%s[%d]".formatted(first, node.integer("index"));
      case CONCAT -> call("cat", tensors(x), axis(node));
      case STACK -> call("stack", tensors(x), axis(node));
      case SUM, MEAN -> reduction(node, first);
      case MAX, MIN -> extreme(node, shapes.get(0), first);
      case SOFTMAX -> call("softmax", first, axis(node));
      case LOG_SOFTMAX -> call("log_softmax", first, axis(node));
      case RFFT -> call("fft_rfft", first, list(node.sizes("length"), ""), axis(node));
      case FFT -> call("fft_fft", first, list(node.sizes("length"), ""), axis(node));
      case LINEAR -> call("linear", String.join(", ", x));
      case MAX_POOL -> call("max_pool2d", first, window(node), "[1, 1]", flag(node.flag("ceil")));
      case AVG_POOL ->
          call(
              "avg_pool2d",
              first,
              window(node),
              flag(node.flag("ceil")),
              flag(node.flag("include_padding")));
      case GLOBAL_MAX_POOL -> call("amax", first, spatial(shapes.get(0)));
      case GLOBAL_AVG_POOL -> call("mean", first, spatial(shapes.get(0)));
      case INTERPOLATION -> interpolation(node, shapes.get(0), first);
      case DROPOUT ->
          call("dropout", first, number(node.number("rate")), flag(node.flag("training")));
      case LAYER_NORM -> {
        List<Size> shape = node.sizes();
        List<Size> last = shape.subList(shape.size() - node.integer("axes"), shape.size());
        yield call(
            "layer_norm", first, list(last), x.get(1), x.get(2), number(node.number("epsilon")));
      }
      case BATCH_NORM ->
          call(
              "batch_norm",
              first,
              x.get(3),
              x.get(4),
              x.get(1),
              x.get(2),
              flag(node.flag("training")),
              number(node.number("momentum")),
              number(node.number("epsilon")),
              "True");
      case INPUT, PARAMETER, CONSTANT, FULL, CONVOLUTION ->
          throw new IllegalArgumentException(node.kind() + " is written elsewhere");
    };
  }

  private String binary(Operation node, List<String> x) {
    Kind kind = node.kind();
    String name = kind.name().toLowerCase(Locale.ROOT);
    if (x.size() == 2) {
      return call(name, x.get(0), x.get(1));
    }
    Object attribute = node.attributes().get("number");
    String number = attribute instanceof Size size ? sizes.apply(size) : number((Double) attribute);
    if (kind == Kind.MAXIMUM || kind == Kind.MINIMUM) {
      String full = "torch.new_full(%s, annotate(List[int], []), %s)".formatted(x.get(0), number);
      return call(name, x.get(0), full);
    }
    if (!node.flag("reversed")) {
      return call(name, x.get(0), number);
    }
    return switch (kind) {
      case SUB -> call("rsub", x.get(0), number);
      case DIV -> call("mul", call("reciprocal", x.get(0)), number);
      default -> call(name, number, x.get(0));
    };
  }

  private String slice(Operation node, List<Size> shape, String x) {
    String part = x;
    for (int axis = 0; axis < shape.size(); axis++) {
      Size begin = node.sizes("begin").get(axis);
      Size end = node.sizes("end").get(axis);
      Size step = node.sizes("step").get(axis);
      if (!begin.is(0) || !end.equals(shape.get(axis)) || !step.is(1)) {
        part =
            call("slice", part, "" + axis, sizes.apply(begin), sizes.apply(end), sizes.apply(step));
      }
    }
    return part.equals(x) ? call("slice", x, "0", "0", sizes.apply(shape.get(0)), "1") : part;
  }

  private String reduction(Operation node, String x) {
    String name = node.kind().name().toLowerCase(Locale.ROOT);
    return call(name, x, list(node.sizes("axes")), flag(node.flag("keep")));
  }

  private String extreme(Operation node, List<Size> shape, String x) {
    String name = node.kind().name().toLowerCase(Locale.ROOT);
    long[] axes = node.numbers("axes");
    if (axes.length == shape.size()) {
      return call(name, x);
    }
    if (axes.length != 1) {
      throw new UnsupportedOperationException(name + " over several axes");
    }
    return "(%s)[0]".formatted(call(name, x, "" + axes[0], flag(node.flag("keep"))));
  }

  private static String axis(Operation node) {
    return Integer.toString(node.integer("axis"));
  }

  private String window(Operation node) {
    if (node.sizes("kernel").size() != 2) {
      throw new UnsupportedOperationException("pooling of other than two axes");
    }
    return String.join(
        ", ", list(node.sizes("kernel")), list(node.sizes("stride")), list(node.sizes("padding")));
  }

  private static String spatial(List<Size> shape) {
    return LongStream.range(2, shape.size())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** DJL asks for kernels that smooth; that changes nothing where bilinear ones enlarge. */
  private String interpolation(Operation node, List<Size> shape, String x) {
    String size = list(node.sizes().subList(2, node.sizes().size()));
    if (shape.size() != 4) {
      throw new UnsupportedOperationException("interpolation of other than two axes");
    }
    return switch (node.integer("mode")) {
      case 0 -> call("upsample_nearest2d", x, size);
      case 1 ->
          enlarges(node, shape)
              ? call("upsample_bilinear2d", x, size, "False")
              : call("_upsample_bilinear2d_aa", x, size, "False");
      case 3 -> call("_upsample_bicubic2d_aa", x, size, "False");
      default -> throw new UnsupportedOperationException("interpolation of this kind");
    };
  }

  private static boolean enlarges(Operation node, List<Size> from) {
    long side = 1 << 20;
    return List.of(2, 3).stream()
        .allMatch(i -> node.sizes().get(i).at(1, side, side) >= from.get(i).at(1, side, side));
  }

  String list(List<Size> values) {
    return "[" + list(values, ", ") + "]";
  }

  private String list(List<Size> values, String separator) {
    return values.stream().map(sizes).collect(Collectors.joining(separator));
  }

  static String tensors(List<String> x) {
    return "[" + String.join(", ", x) + "]";
  }

  static String call(String function, String... arguments) {
    return "torch." + function + "(" + String.join(", ", arguments) + ")";
  }

  static String flag(boolean set) {
    return set ? "True" : "False";
  }

  static String number(double value) {
    return Double.toString(value).toLowerCase(Locale.ROOT);
  }
}

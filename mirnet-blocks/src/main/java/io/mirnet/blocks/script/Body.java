package io.mirnet.blocks.script;

import static io.mirnet.blocks.script.Expressions.call;
import static io.mirnet.blocks.script.Expressions.number;

import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Writes a graph as the statements of a TorchScript method, whose inputs are {@code x0, x1, ...}.
 *
 * <p>An operation that keeps the shape works in place where nothing else reads its operand, now or
 * for the backward pass. In bfloat16, inputs and results stay float32, and so does what is computed
 * within reductions, normalizations and softmax; convolutions and what comes between them is
 * bfloat16.
 */
final class Body {
  private static final int FLOAT32 = 6;
  private static final int BFLOAT16 = 15;

  /** Computed in float32 whatever the precision; the result is rounded. */
  private static final Set<Kind> WIDE =
      EnumSet.of(
          Kind.SUM,
          Kind.MEAN,
          Kind.GLOBAL_AVG_POOL,
          Kind.SOFTMAX,
          Kind.LOG_SOFTMAX,
          Kind.LAYER_NORM,
          Kind.BATCH_NORM,
          Kind.EXP,
          Kind.LOG,
          Kind.LOG2,
          Kind.LOG10,
          Kind.POW,
          Kind.RFFT,
          Kind.FFT);

  /** Computed in bfloat16 whatever the operands. */
  private static final Set<Kind> NARROW = EnumSet.of(Kind.CONVOLUTION, Kind.LINEAR, Kind.MATMUL);

  private final Graph graph;
  private final boolean half;
  private final List<String> lines = new ArrayList<>();
  private final Map<Size, String> sizes = new HashMap<>();
  private final Map<String, String> casts = new HashMap<>();
  private final Expressions expressions = new Expressions(this::size);
  private final Convolutions convolutions = new Convolutions(expressions);
  private final Arguments arguments;
  private final List<Integer> constants;
  private final InPlace inPlace;
  private final String[] names;
  private final boolean[] halves;

  private Body(Graph graph, Mode mode, Arguments arguments) {
    this.graph = graph;
    half = mode.half();
    this.arguments = arguments;
    constants = graph.all(Kind.CONSTANT);
    inPlace = new InPlace(graph, mode.differentiated());
    names = new String[graph.nodes().size()];
    halves = new boolean[graph.nodes().size()];
  }

  /**
   * What was written.
   *
   * @param lines statements
   * @param outputs expressions of the results, float32
   */
  record Text(List<String> lines, List<String> outputs) {}

  /**
   * What a method is for.
   *
   * @param half whether to compute in bfloat16
   * @param differentiated whether a backward pass follows
   */
  record Mode(boolean half, boolean differentiated) {}

  /**
   * Where the method finds its arrays.
   *
   * @param parameters the expression of a parameter, by name
   * @param constants the expression of a constant, by its number among the graph's constants
   */
  record Arguments(Function<String, String> parameters, IntFunction<String> constants) {}

  static Text of(Graph graph, Mode mode, Arguments arguments) {
    Body body = new Body(graph, mode, arguments);
    body.write();
    List<String> outputs =
        graph.outputs().stream()
            .map(i -> body.halves[i] ? cast(body.names[i], FLOAT32) : body.names[i])
            .toList();
    return new Text(body.lines, outputs);
  }

  private void write() {
    int inputs = 0;
    lines.add("sn = torch.size(x0, 0)");
    Operation image = graph.nodes().get(graph.all(Kind.INPUT).get(0));
    if (image.sizes().size() == 4) {
      lines.add("sh = torch.size(x0, 2)");
      lines.add("sw = torch.size(x0, 3)");
    }
    for (int i = 0; i < names.length; i++) {
      Operation node = graph.nodes().get(i);
      switch (node.kind()) {
        case INPUT -> names[i] = "x" + inputs++;
        case PARAMETER -> {
          names[i] = "v" + i;
          lines.add("v%d = %s".formatted(i, arguments.parameters().apply(node.name())));
        }
        case CONSTANT -> names[i] = arguments.constants().apply(constants.indexOf(i));
        case FULL -> {
          String shape =
              node.sizes().isEmpty() ? "annotate(List[int], [])" : expressions.list(node.sizes());
          names[i] = "v" + i;
          lines.add(
              "v%d = torch.new_full(x0, %s, %s)".formatted(i, shape, number(node.number("value"))));
        }
        default -> {
          names[i] = "v" + i;
          if (half || !inPlace.isFactor(i)) {
            operation(i, node);
          }
        }
      }
    }
  }

  private void operation(int index, Operation node) {
    List<List<Size>> shapes =
        node.operands().stream().map(operand -> graph.nodes().get(operand).sizes()).toList();
    boolean narrow =
        half
            && (NARROW.contains(node.kind())
                || node.operands().stream().filter(this::isActivation).allMatch(i -> halves[i])
                    && node.operands().stream().anyMatch(i -> halves[i]));
    boolean wide = WIDE.contains(node.kind());
    List<String> operands = new ArrayList<>();
    for (int operand : node.operands()) {
      operands.add(operand(operand, narrow && !wide));
    }
    String written;
    if (node.kind() == Kind.CONVOLUTION) {
      written = convolutions.of(node, shapes, operands);
    } else if (!half && index > 0 && inPlace.isFactor(index - 1)) {
      written = product(index, operands.get(0));
    } else {
      written = expressions.of(node, shapes, operands);
      if (inPlace.allows(index)) {
        written = InPlace.write(written);
      }
    }
    if (narrow && wide) {
      written = cast(written, BFLOAT16);
    }
    halves[index] = narrow;
    lines.add("v%d = %s".formatted(index, written));
  }

  /** The sum of an operand and the product that comes before it. */
  private String product(int index, String first) {
    List<Integer> factors = graph.nodes().get(index - 1).operands();
    String sum = inPlace.allows(index) ? "addcmul_" : "addcmul";
    return call(sum, first, names[factors.get(0)], names[factors.get(1)]);
  }

  /** Parameters and constants take on the precision of what they are combined with. */
  private boolean isActivation(int node) {
    Kind kind = graph.nodes().get(node).kind();
    return kind != Kind.PARAMETER && kind != Kind.CONSTANT && kind != Kind.FULL;
  }

  private String operand(int node, boolean narrow) {
    if (graph.nodes().get(node).kind() == Kind.SPLIT || halves[node] == narrow) {
      return names[node];
    }
    if (!narrow && isActivation(node)) {
      return cast(names[node], FLOAT32);
    }
    return narrow
        ? casts.computeIfAbsent(
            names[node],
            name -> {
              lines.add("b%d = %s".formatted(node, cast(name, BFLOAT16)));
              return "b" + node;
            })
        : names[node];
  }

  private static String cast(String value, int type) {
    return call("to", value, Integer.toString(type));
  }

  private String size(Size size) {
    if (size.isConstant()) {
      return Long.toString(size.offset());
    }
    String known = sizes.get(size);
    if (known == null) {
      known = "s" + sizes.size();
      sizes.put(size, known);
      lines.add("%s = %s".formatted(known, write(size)));
    }
    return known;
  }

  private static String write(Size size) {
    List<String> factors = new ArrayList<>();
    if (size.numerator() != 1) {
      factors.add(Long.toString(size.numerator()));
    }
    repeat(factors, "sn", size.batch());
    repeat(factors, "sh", size.height());
    repeat(factors, "sw", size.width());
    String product = factors.stream().reduce((a, b) -> call("mul", a, b)).orElseThrow();
    String ratio =
        size.denominator() == 1
            ? product
            : call("floordiv", product, Long.toString(size.denominator()));
    return size.offset() == 0 ? ratio : call("add", ratio, Long.toString(size.offset()));
  }

  private static void repeat(List<String> factors, String name, int times) {
    for (int i = 0; i < times; i++) {
      factors.add(name);
    }
  }
}

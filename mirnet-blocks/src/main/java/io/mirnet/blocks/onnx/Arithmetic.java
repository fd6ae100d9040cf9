package io.mirnet.blocks.onnx;

import static io.mirnet.blocks.onnx.Nodes.attribute;

import io.mirnet.blocks.trace.Kind;
import io.mirnet.blocks.trace.Operation;
import io.mirnet.blocks.trace.Size;
import java.util.List;
import java.util.Locale;

/**
 * Writes what is computed for each number alone.
 *
 * @param nodes takes the nodes
 * @param sizes writes sizes
 */
record Arithmetic(Nodes nodes, Sizes sizes) {

  /** A function of one operand that ONNX has under a name, without attributes. */
  String named(Kind kind, String x) {
    return switch (kind) {
      case SQUARE -> nodes.add("Mul", x, x);
      case LOG2 -> nodes.add("Mul", nodes.add("Log", x), nodes.number(1 / Math.log(2)));
      case LOG10 -> nodes.add("Mul", nodes.add("Log", x), nodes.number(1 / Math.log(10)));
      case TRUNC -> nodes.add("Mul", nodes.add("Sign", x), nodes.add("Floor", nodes.add("Abs", x)));
      case GELU -> {
        String erf = nodes.add("Erf", nodes.add("Mul", x, nodes.number(Math.sqrt(0.5))));
        String half = nodes.add("Mul", x, nodes.number(0.5));
        yield nodes.add("Mul", half, nodes.add("Add", erf, nodes.number(1)));
      }
      default -> nodes.add(operator(kind), x);
    };
  }

  private static String operator(Kind kind) {
    String name = kind.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  String sloped(Operation node, String x) {
    String operator = node.kind() == Kind.ELU ? "Elu" : "LeakyRelu";
    return nodes.add(operator, List.of(x), attribute("alpha", node.number("alpha")));
  }

  /** Of two operands, or of one and a number. */
  String binary(Operation node, List<String> x) {
    String operator =
        switch (node.kind()) {
          case MAXIMUM -> "Max";
          case MINIMUM -> "Min";
          default -> operator(node.kind());
        };
    if (x.size() == 2) {
      return nodes.add(operator, x);
    }
    String number =
        node.attributes().get("number") instanceof Size size
            ? sizes.number(size)
            : nodes.number(node.number("number"));
    return node.flag("reversed")
        ? nodes.add(operator, number, x.get(0))
        : nodes.add(operator, x.get(0), number);
  }

  String clip(Operation node, String x) {
    return nodes.add("Clip", x, nodes.number(node.number("min")), nodes.number(node.number("max")));
  }
}

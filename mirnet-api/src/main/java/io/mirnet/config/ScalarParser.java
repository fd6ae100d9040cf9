package io.mirnet.config;

import io.mirnet.config.tree.Node.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gives scalars their type by what is asked for: {@code 1e-3} is a number, {@code yes} is text, and
 * what stands in quotes is text.
 */
final class ScalarParser {
  static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
  static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private ScalarParser() {}

  /** Returns the value, or nothing if the scalar is not of the type. */
  static Optional<Object> parse(ValueType type, Scalar scalar) {
    String text = scalar.text();
    if (type instanceof ValueType.Text) {
      return Optional.of(text);
    } else if (type instanceof ValueType.FilePath) {
      return path(text);
    } else if (type instanceof ValueType.OneOf oneOf) {
      return Optional.ofNullable(oneOf.constants().get(text.replace('_', '-')));
    } else if (scalar.quoted()) {
      return Optional.empty();
    } else if (type instanceof ValueType.TrueOrFalse) {
      return text.equals("true") || text.equals("false")
          ? Optional.of(Boolean.valueOf(text))
          : Optional.empty();
    } else if (type instanceof ValueType.WholeNumber whole) {
      return whole(text, whole.wide());
    } else if (type instanceof ValueType.DecimalNumber && DECIMAL.matcher(text).matches()) {
      return Optional.<Object>of(Double.valueOf(text))
          .filter(value -> Double.isFinite((double) value));
    }
    return Optional.empty();
  }

  private static Optional<Object> whole(String text, boolean wide) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(wide ? (Object) Long.valueOf(text) : (Object) Integer.valueOf(text));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private static Optional<Object> path(String text) {
    try {
      // Nothing expands "~" here, and a folder of that name is never meant.
      return text.isEmpty() || isOfHome(text) ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  static boolean isOfHome(String path) {
    return path.equals("~") || path.startsWith("~/");
  }
}

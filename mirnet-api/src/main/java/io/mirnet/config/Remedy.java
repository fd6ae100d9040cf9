package io.mirnet.config;

import io.mirnet.config.internal.KeySlip;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what would be right, for a value that is not of the type asked for. */
final class Remedy {
  private static final Pattern THOUSANDS =
      Pattern.compile("[-+]?[1-9]\\d{0,2}([,' ]\\d{3})+|[-+]?\\d+(_\\d+)+");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+([eE][-+]?\\d+)?");
  private static final Pattern KILO = Pattern.compile("([-+]?\\d+(?:\\.\\d+)?)[kK]");
  private static final Pattern WITH_UNIT =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)) *(?:[A-Za-zµ]+|%)");
  private static final Pattern TUPLE = Pattern.compile("\\((.*?),?\\s*\\)");

  private static final String NAMES = "a name stands before each: 'NAME: ...'";

  private final RecordModels models;

  Remedy(RecordModels models) {
    this.models = models;
  }

  /** Returns what to do; may be empty. */
  String of(ValueType type, Node node) {
    if (node instanceof Sequence list) {
      return ofList(type, list);
    } else if (node instanceof Mapping) {
      return type instanceof ValueType.ListOf
          ? "each item of a list begins with '- '"
          : "it has no keys of its own";
    }
    return node instanceof Scalar scalar ? ofScalar(type, scalar) : "";
  }

  private static String ofList(ValueType type, Sequence list) {
    boolean one = list.items().size() == 1;
    if (type instanceof ValueType.Nested || type instanceof ValueType.ChoiceOf) {
      return "it takes one, not a list" + (one ? ": remove the '- ' or the brackets" : "");
    }
    if (type instanceof ValueType.MapOf) {
      return NAMES;
    }
    return one && list.items().get(0) instanceof Scalar item ? "write " + item.shown() : "";
  }

  private String ofScalar(ValueType type, Scalar scalar) {
    String text = scalar.text();
    if (scalar.quoted()
        && ScalarParser.parse(type, new Scalar(scalar.origin(), text, false)).isPresent()) {
      return "remove the quotes";
    } else if (text.equals("None")) {
      return "leave the key out for its default";
    } else if (type instanceof ValueType.OneOf oneOf) {
      return Suggestion.didYouMean(text, oneOf.constants().keySet());
    } else if (type instanceof ValueType.TrueOrFalse) {
      return ofTruth(text);
    } else if (type instanceof ValueType.WholeNumber whole) {
      return ofWhole(text, whole);
    } else if (type instanceof ValueType.DecimalNumber) {
      return ofDecimal(text);
    } else if (type instanceof ValueType.ListOf list) {
      return ofItems(text, list);
    } else if (type instanceof ValueType.FilePath && ScalarParser.isOfHome(text)) {
      return "write the home folder out, for '~' is taken as a name";
    } else if (type instanceof ValueType.MapOf) {
      return NAMES;
    } else if (type instanceof ValueType.Nested nested) {
      String slip = KeySlip.hint(text);
      List<String> keys = models.of(nested.type()).keys();
      return slip.isEmpty() ? "keys: " + String.join(", ", keys) : slip;
    }
    return "";
  }

  private static String ofTruth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "y", "1", "true" -> "write true";
      case "no", "off", "n", "0", "false" -> "write false";
      default -> "";
    };
  }

  private static String ofWhole(String text, ValueType.WholeNumber type) {
    if (ScalarParser.WHOLE.matcher(text).matches()) {
      return type.wide()
          ? "it must lie between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE
          : "it must lie between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE;
    }
    String plain = plain(text);
    try {
      // Of more digits than any whole number here, the power of ten alone could fill the memory.
      BigDecimal value = new BigDecimal(plain);
      return Math.abs((long) value.precision() - value.scale()) < 20
          ? "write " + value.toBigIntegerExact()
          : "";
    } catch (ArithmeticException | NumberFormatException notWhole) {
      Matcher unit = WITH_UNIT.matcher(text);
      return unit.matches() && ScalarParser.WHOLE.matcher(unit.group(1)).matches()
          ? "write " + unit.group(1) + " without the unit"
          : "";
    }
  }

  private static String ofDecimal(String text) {
    String plain = plain(text);
    Matcher unit = WITH_UNIT.matcher(text);
    if (!plain.equals(text)) {
      return "write " + plain;
    } else if (text.matches("(?i)[-+]?\\.?(nan|inf|infinity)")
        || ScalarParser.DECIMAL.matcher(text).matches()) {
      return "it must be finite";
    }
    return unit.matches() ? "write " + unit.group(1) + " without the unit" : "";
  }

  /** Undoes how people write numbers: 1,000 and 1_000, 0,5, 300k. */
  private static String plain(String text) {
    Matcher kilo = KILO.matcher(text);
    if (THOUSANDS.matcher(text).matches()) {
      return text.replaceAll("[,_' ]", "");
    } else if (DECIMAL_COMMA.matcher(text).matches()) {
      return text.replace(',', '.');
    } else if (kilo.matches()) {
      return new BigDecimal(kilo.group(1)).multiply(BigDecimal.valueOf(1000)).toPlainString();
    }
    return text;
  }

  private static String ofItems(String text, ValueType.ListOf type) {
    boolean numbers =
        type.type() instanceof ValueType.WholeNumber
            || type.type() instanceof ValueType.DecimalNumber;
    Matcher tuple = TUPLE.matcher(text);
    String items = tuple.matches() ? tuple.group(1) : text;
    return "write [" + (numbers ? items.strip().replaceAll("[,;\\s]+", ", ") : items) + "]";
  }
}

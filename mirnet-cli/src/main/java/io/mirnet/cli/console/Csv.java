package io.mirnet.cli.console;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180). What isn't there is an empty cell, as is a number that is
 * none; an infinite one is {@code inf}, which numpy, pandas and R read.
 */
public final class Csv {
  private Csv() {}

  /** A row of texts and numbers, in full precision. */
  public static String line(List<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    String text = String.valueOf(value);
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}

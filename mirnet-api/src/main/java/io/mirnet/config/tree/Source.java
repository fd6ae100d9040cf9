package io.mirnet.config.tree;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text that configuration is read from.
 *
 * @param kind where the text was found
 * @param order the layer: of two sources of one kind, the lower layer has the smaller number
 * @param name the name in messages, for example {@code lol.yaml} or {@code override 'seed=7'}
 * @param text the whole text
 */
public record Source(Kind kind, int order, String name, String text) {

  /** Where a text was found, from the first to the last in a list of problems. */
  public enum Kind {
    /** A file, or a text with lines like one. */
    FILE,
    /** A {@code key=value} of the command line. */
    OVERRIDE,
    /** An {@link io.mirnet.api.Default} of a record. */
    DEFAULT
  }

  /** The line breaks of YAML 1.1, which the parser counts lines by. */
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  /**
   * Returns the text as lines.
   *
   * @return at least one line, without line breaks
   */
  public List<String> lines() {
    return List.of(LINE_BREAK.split(text, -1));
  }

  /** Returns a line, from 1, without reading on: a file may have a problem on each of many. */
  String line(int number) {
    return LINE_BREAK.splitAsStream(text).skip(number - 1L).findFirst().orElse("");
  }

  /**
   * Returns the place that problems of the source as a whole are reported at.
   *
   * @return line 1, column 1
   */
  public Origin start() {
    return new Origin(this, 1, 1, 1);
  }
}

package io.mirnet.cli.console;

/** Breaks a line that is too long before whole words, and goes on below with an indent. */
public final class Folding {
  private Folding() {}

  /**
   * Folds a line.
   *
   * @param line the text
   * @param width columns that there are
   * @param indent spaces before what goes on below
   * @return one line or several; a word that is too long itself stays whole
   */
  public static String of(String line, int width, int indent) {
    StringBuilder lines = new StringBuilder();
    String rest = line;
    int space = lastSpace(rest, width, indent);
    while (rest.length() > width && space > 0) {
      lines.append(rest.substring(0, space).stripTrailing()).append(System.lineSeparator());
      rest = " ".repeat(indent) + rest.substring(space + 1);
      space = lastSpace(rest, width, indent);
    }
    return lines.append(rest).toString();
  }

  /** Where to break, behind the indent and the first word; nowhere if that leaves no room. */
  private static int lastSpace(String text, int width, int indent) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == ' ') {
      first++;
    }
    int space = text.lastIndexOf(' ', width);
    if (space <= Math.max(first, indent - 1)) {
      space = text.indexOf(' ', Math.max(first, indent));
    }
    return space;
  }
}

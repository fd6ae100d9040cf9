package io.mirnet.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * How wide the terminal is: asked of {@code stty}, since Java can't tell, and again every few
 * seconds, since a window may change.
 */
final class Columns implements IntSupplier {
  /** What a terminal is taken for that doesn't say. */
  private static final int USUAL = 80;

  private static final long FRESH_NANOS = 3_000_000_000L;

  private int columns;
  private long asked;

  @Override
  public synchronized int getAsInt() {
    long now = System.nanoTime();
    if (columns == 0 || now - asked > FRESH_NANOS) {
      asked = now;
      columns = ask();
    }
    return columns;
  }

  private static int ask() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String[] sides = size.strip().split(" ");
      int width = sides.length == 2 ? Integer.parseInt(sides[1]) : 0;
      return width > 0 ? width : USUAL;
    } catch (IOException | NumberFormatException e) {
      return USUAL;
    }
  }
}

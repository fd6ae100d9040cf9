package io.mirnet.data.sheet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Capitals, digits and a few signs of 5x7 pixels, since a Java runtime without a screen may have no
 * fonts.
 */
final class Lettering {
  /** From the left edge of a letter to that of the next. */
  static final int ADVANCE = 6;

  static final int HEIGHT = 7;
  private static final int WIDTH = 5;
  private static final char UNKNOWN = '?';

  /** A letter, and its rows from the top: the highest of five bits is the left pixel. */
  private static final String LETTERS =
      """
      A 0e 11 11 1f 11 11 11
      B 1e 11 11 1e 11 11 1e
      C 0e 11 10 10 10 11 0e
      D 1e 11 11 11 11 11 1e
      E 1f 10 10 1e 10 10 1f
      F 1f 10 10 1e 10 10 10
      G 0e 11 10 17 11 11 0f
      H 11 11 11 1f 11 11 11
      I 0e 04 04 04 04 04 0e
      J 07 02 02 02 02 12 0c
      K 11 12 14 18 14 12 11
      L 10 10 10 10 10 10 1f
      M 11 1b 15 15 11 11 11
      N 11 19 15 13 11 11 11
      O 0e 11 11 11 11 11 0e
      P 1e 11 11 1e 10 10 10
      Q 0e 11 11 11 15 12 0d
      R 1e 11 11 1e 14 12 11
      S 0f 10 10 0e 01 01 1e
      T 1f 04 04 04 04 04 04
      U 11 11 11 11 11 11 0e
      V 11 11 11 11 11 0a 04
      W 11 11 11 15 15 1b 11
      X 11 11 0a 04 0a 11 11
      Y 11 11 0a 04 04 04 04
      Z 1f 01 02 04 08 10 1f
      0 0e 11 13 15 19 11 0e
      1 04 0c 04 04 04 04 0e
      2 0e 11 01 06 08 10 1f
      3 1e 01 01 0e 01 01 1e
      4 02 06 0a 12 1f 02 02
      5 1f 10 1e 01 01 11 0e
      6 06 08 10 1e 11 11 0e
      7 1f 01 02 04 08 08 08
      8 0e 11 11 0e 11 11 0e
      9 0e 11 11 0f 01 02 0c
      . 00 00 00 00 00 0c 0c
      , 00 00 00 00 0c 04 08
      - 00 00 00 0e 00 00 00
      + 00 04 04 1f 04 04 00
      _ 00 00 00 00 00 00 1f
      / 01 01 02 04 08 10 10
      : 00 0c 0c 00 0c 0c 00
      ( 02 04 08 08 08 04 02
      ) 08 04 02 02 02 04 08
      % 18 19 02 04 08 13 03
      = 00 00 1f 00 1f 00 00
      ? 0e 11 01 02 04 00 04
      """;

  private static final Map<Character, int[]> ROWS = rows();

  private Lettering() {}

  private static Map<Character, int[]> rows() {
    Map<Character, int[]> rows = new HashMap<>();
    LETTERS
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            line -> {
              int[] letter = new int[HEIGHT];
              for (int y = 0; y < HEIGHT; y++) {
                letter[y] = Integer.parseInt(line[y + 1], 16);
              }
              rows.put(line[0].charAt(0), letter);
            });
    return Map.copyOf(rows);
  }

  /** Where ink is put. */
  interface Ink {
    void dot(int x, int y);
  }

  /** Writes a text with its upper left corner at 0, 0; what has no letter is a question mark. */
  static void write(String text, Ink ink) {
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      char letter = capitals.charAt(i);
      int[] rows = letter == ' ' ? new int[HEIGHT] : ROWS.getOrDefault(letter, ROWS.get(UNKNOWN));
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          if ((rows[y] >> (WIDTH - 1 - x) & 1) == 1) {
            ink.dot(i * ADVANCE + x, y);
          }
        }
      }
    }
  }
}

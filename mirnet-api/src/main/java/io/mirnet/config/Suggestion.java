package io.mirnet.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Writes a hint: the nearest name, if one is near, and all names.
   *
   * @param wrong what was written
   * @param names what could have been written
   * @param heading what to call the names, for example {@code options}
   * @return the hint; empty if there are no names
   */
  public static String hint(String wrong, Collection<String> names, String heading) {
    String list = names.isEmpty() ? "" : heading + ": " + String.join(", ", names);
    return (didYouMean(wrong, names) + " " + list).strip();
  }

  /**
   * Writes the nearest name as a question.
   *
   * @param wrong what was written
   * @param names what could have been written
   * @return the question; empty if no name is near
   */
  public static String didYouMean(String wrong, Collection<String> names) {
    return nearest(wrong, names).map("did you mean '%s'?"::formatted).orElse("");
  }

  private static Optional<String> nearest(String wrong, Collection<String> names) {
    String plain = plain(wrong);
    return names.stream()
        .filter(name -> isNear(plain, plain(name)))
        .min(Comparator.comparing(name -> distance(plain, plain(name))));
  }

  /** What camelCase, kebab-case, snake_case and capitals have in common. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** A third of the letters may differ, and always one. */
  private static boolean isNear(String wrong, String name) {
    return distance(wrong, name) <= Math.max(1, Math.max(wrong.length(), name.length()) / 3);
  }

  /** The edit distance of Damerau and Levenshtein: neighbours that changed places are one slip. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}

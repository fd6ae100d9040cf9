package io.mirnet.config;

import io.mirnet.config.tree.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration with mistakes: the message lists all of them as a compiler does. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Most problems that are shown; the rest is counted. */
  private static final int SHOWN = 100;

  private final transient List<Problem> problems;

  /**
   * Makes the exception.
   *
   * @param problems what is wrong, in any order
   */
  public ConfigurationException(List<Problem> problems) {
    this(sorted(problems), null);
  }

  private ConfigurationException(List<Problem> sorted, Throwable cause) {
    super(message(sorted), cause);
    this.problems = sorted;
  }

  /**
   * Ends the reading of a configuration if anything is wrong with it.
   *
   * @param problems what is wrong, in any order; may be empty
   * @throws ConfigurationException with all of it, if it isn't
   */
  public static void refuseAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /**
   * Returns what is wrong.
   *
   * @return the problems by layer, line and column
   */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns each once, by layer, line and column. */
  static List<Problem> sorted(List<Problem> problems) {
    return problems.stream().distinct().sorted(Comparator.comparing(Problem::origin)).toList();
  }

  private static String message(List<Problem> problems) {
    int more = problems.size() - SHOWN;
    return problems.stream().limit(SHOWN).map(Problem::render).collect(Collectors.joining("\n"))
        + (more > 0 ? "\n... and " + more + " more" : "")
        + (problems.size() == 1 ? "\n1 problem" : "\n" + problems.size() + " problems")
        + "; nothing was started";
  }
}

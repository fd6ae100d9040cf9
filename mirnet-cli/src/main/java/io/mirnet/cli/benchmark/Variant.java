package io.mirnet.cli.benchmark;

import io.mirnet.cli.console.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to compute that is held against others. This record is all that knows which there are, and
 * how an experiment is asked for one.
 *
 * @param execution who runs the operations
 * @param precision what they are computed in
 */
record Variant(String execution, String precision) {
  /** All executions, for {@code --help} too. */
  static final String EXECUTIONS = "eager, compiled";

  /** All precisions. */
  static final String PRECISIONS = "float32, bfloat16";

  /** The executions that are measured if none is asked for. */
  static final String EXECUTION = "compiled";

  /** The precisions that are measured if none is asked for. */
  static final String PRECISION = "float32";

  /**
   * Combines each execution with each precision.
   *
   * @param executions names, in the order in which they take turns
   * @param precisions names
   * @return all combinations
   * @throws UsageException if there is no such execution or precision
   */
  static List<Variant> all(List<String> executions, List<String> precisions) {
    require("--execution", "execution", executions, EXECUTIONS);
    require("--precision", "precision", precisions, PRECISIONS);
    List<Variant> variants = new ArrayList<>();
    for (String execution : executions) {
      for (String precision : precisions) {
        Variant variant = new Variant(execution, precision);
        if (variant.exists()) {
          variants.add(variant);
        }
      }
    }
    return variants;
  }

  /**
   * Tells whether an experiment can compute so; bfloat16 is compiled only.
   *
   * @return false for a combination that there is not
   */
  boolean exists() {
    return execution.equals("compiled") || precision.equals("float32");
  }

  /**
   * Returns what makes an experiment compute so.
   *
   * @return {@code key=value} pairs, to be laid over those of the command line
   */
  List<String> overrides() {
    return List.of("execution=" + execution, "precision=" + precision);
  }

  private static void require(String option, String what, List<String> asked, String known) {
    for (String name : asked) {
      if (!List.of(known.split(", ")).contains(name)) {
        throw new UsageException(
            "%s %s: there is no such %s; there are: %s".formatted(option, name, what, known));
      }
    }
  }
}

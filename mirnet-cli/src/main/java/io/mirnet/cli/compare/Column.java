package io.mirnet.cli.compare;

import io.mirnet.train.compare.ComparedRun;
import io.mirnet.train.run.NetworkCost;
import io.mirnet.train.run.RunResult;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a comparison.
 *
 * @param key its name for programs
 * @param heading its name for people
 * @param value a run's, for programs; empty where it has none
 * @param shown a value for people
 */
record Column(
    String key,
    String heading,
    Function<ComparedRun, Optional<Object>> value,
    Function<Object, String> shown) {
  /** What stands where a run has no value. */
  private static final String NONE = "-";

  static final Column RUN =
      new Column("run", "run", run -> Optional.of(run.name()), Object::toString);

  static final Column ITERATION =
      new Column(
          "iteration",
          "iterations",
          run -> run.result().map(RunResult::iteration),
          Column::counted);

  static final Column PARAMETERS =
      new Column(
          "parameters",
          "parameters",
          run -> run.result().flatMap(RunResult::cost).map(NetworkCost::parameters),
          Column::counted);

  private static String counted(Object number) {
    return String.format(Locale.ROOT, "%,d", ((Number) number).longValue());
  }

  String text(ComparedRun run) {
    return value.apply(run).map(shown).orElse(NONE);
  }
}

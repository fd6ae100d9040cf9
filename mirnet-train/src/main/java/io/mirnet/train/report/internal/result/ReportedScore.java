package io.mirnet.train.report.internal.result;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.report.internal.markup.Numbers;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.run.SetResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A score that the report shows.
 *
 * @param set the validation set that it is of
 * @param kind name, unit and direction
 * @param named whether the set's name stands before the score's, as where there are several
 */
public record ReportedScore(String set, ScoreKind kind, boolean named) {

  /** Lists all scores of all sets: those of the objective's set first, the objective among them. */
  static List<ReportedScore> all(Monitor objective, List<RunResult> results) {
    Map<String, Map<String, ScoreKind>> bySet = new LinkedHashMap<>();
    bySet.put(objective.set(), new LinkedHashMap<>());
    for (RunResult result : results) {
      result
          .sets()
          .forEach(
              (set, one) -> {
                Map<String, ScoreKind> kinds =
                    bySet.computeIfAbsent(set, name -> new LinkedHashMap<>());
                one.kinds().forEach(kind -> kinds.putIfAbsent(kind.name(), kind));
              });
    }
    bySet.get(objective.set()).put(objective.kind().name(), objective.kind());
    List<ReportedScore> scores = new ArrayList<>();
    bySet.forEach(
        (set, kinds) ->
            kinds
                .values()
                .forEach(kind -> scores.add(new ReportedScore(set, kind, bySet.size() > 1))));
    return List.copyOf(scores);
  }

  /** Its name for people, with its unit: {@code PSNR / dB}, {@code night SSIM}. */
  public String title() {
    String title = kind.unit().isEmpty() ? kind.title() : kind.title() + " / " + kind.unit();
    return named ? set + " " + title : title;
  }

  /**
   * Reads its value.
   *
   * @param result what a trial reached
   * @return the mean over the set's images; NaN if it wasn't measured
   */
  public double of(RunResult result) {
    return in(result).map(one -> one.scores().get(kind.name())).orElse(Double.NaN);
  }

  /**
   * Reads its values.
   *
   * @param result what a trial reached
   * @return by image, of those that have it
   */
  public Map<String, Double> byImage(RunResult result) {
    Map<String, Double> values = new LinkedHashMap<>();
    in(result)
        .ifPresent(
            one ->
                one.images()
                    .forEach(image -> values.put(image.name(), image.scores().value(kind.name()))));
    values.values().removeIf(value -> value.isNaN());
    return values;
  }

  private Optional<SetResult> in(RunResult result) {
    return Optional.ofNullable(result.sets().get(set));
  }

  /**
   * Writes a value.
   *
   * @param value of this score
   * @return with as many digits as papers state
   */
  public String format(double value) {
    return Numbers.decimal(value, kind.decimals());
  }

  /** As in {@code 26.02 dB}. */
  public String formatWithUnit(double value) {
    return kind.unit().isEmpty() ? format(value) : format(value) + " " + kind.unit();
  }

  /** The spread of seeds is often below what a mean is stated to. */
  public String formatSpread(double value) {
    return Numbers.decimal(value, kind.decimals() + 1);
  }

  /**
   * Writes a difference.
   *
   * @param value of two values of this score
   * @return with its sign
   */
  public String formatDifference(double value) {
    return Numbers.signed(value, kind.unit().isEmpty() ? kind.decimals() : kind.decimals() + 1);
  }
}

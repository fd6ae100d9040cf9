package io.mirnet.cli.score;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Scores for people: a line for each picture and one for the means, a column for each score, and
 * one for what the first score gained over the input.
 */
final class ScoreTable {
  private static final String FIRST = "picture";
  private static final String NONE = "-";

  private final Measured measured;
  private final List<ScoreKind> columns;
  private final int nameWidth;

  ScoreTable(Measured measured) {
    this.measured = measured;
    columns = measured.kinds();
    nameWidth =
        Stream.concat(
                measured.restored().images().stream().map(ImageScore::name),
                measured.subsets().members().keySet().stream().map(this::title))
            .mapToInt(String::length)
            .reduce(FIRST.length(), Math::max);
  }

  void print(PrintWriter out) {
    StringBuilder head = new StringBuilder(name(FIRST));
    columns.forEach(kind -> head.append(cell(kind, kind.heading())));
    gained().ifPresent(kind -> head.append(cell(kind, gain(kind))));
    out.println(head);
    List<ImageScore> images = measured.restored().images();
    for (int i = 0; i < images.size(); i++) {
      int at = i;
      out.println(
          row(
              images.get(i).name(),
              images.get(i).scores(),
              measured.input().map(input -> input.images().get(at).scores())));
    }
    out.println(means("mean", measured));
    for (String subset : measured.subsets().members().keySet()) {
      out.println(means(title(subset), measured.part(subset)));
    }
  }

  /** As in {@code indoor (37)}. */
  private String title(String subset) {
    return "%s (%d)".formatted(subset, measured.part(subset).restored().images().size());
  }

  private String means(String title, Measured part) {
    return row(
        title,
        new Scores(part.restored().means()),
        part.input().map(Evaluation::means).map(Scores::new));
  }

  /** The score whose gain is told: the one that tells most. */
  private Optional<ScoreKind> gained() {
    return measured.input().flatMap(input -> columns.stream().findFirst());
  }

  private static String gain(ScoreKind kind) {
    return kind.unit().isEmpty() ? "gain" : "gain/" + kind.unit();
  }

  private String row(String name, Scores scores, Optional<Scores> input) {
    StringBuilder row = new StringBuilder(name(name));
    for (ScoreKind kind : columns) {
      row.append(cell(kind, number(kind, "", scores.value(kind.name()))));
    }
    gained()
        .ifPresent(
            kind -> {
              double before = input.map(at -> at.value(kind.name())).orElse(Double.NaN);
              double gain = kind.gain(scores.value(kind.name()), before);
              row.append(cell(kind, number(kind, "+", gain)));
            });
    return row.toString();
  }

  private String name(String name) {
    return ("%-" + nameWidth + "s").formatted(name);
  }

  /** As wide as the score's name, or as an infinite one. */
  private static String cell(ScoreKind kind, String text) {
    int width =
        Math.max("Infinity".length() - (kind.unit().isEmpty() ? 1 : 0), kind.heading().length());
    return ("  %" + width + "s").formatted(text);
  }

  /** A place more than a summary gives. */
  private static String number(ScoreKind kind, String sign, double value) {
    int decimals = kind.unit().isEmpty() ? kind.decimals() : kind.decimals() + 1;
    return Double.isNaN(value)
        ? NONE
        : String.format(Locale.ROOT, "%" + sign + "." + decimals + "f", value);
  }
}

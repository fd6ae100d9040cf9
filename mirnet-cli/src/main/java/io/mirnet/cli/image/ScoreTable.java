package io.mirnet.cli.image;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Scores for people: a line for each picture and one for the means, a column for each score. */
final class ScoreTable {
  private static final String FIRST = "picture";

  private final Evaluation evaluation;
  private final List<ScoreKind> columns;
  private final int nameWidth;

  ScoreTable(Evaluation evaluation) {
    this.evaluation = evaluation;
    columns =
        evaluation.kinds().stream()
            .filter(kind -> evaluation.means().containsKey(kind.name()))
            .toList();
    nameWidth =
        evaluation.images().stream()
            .mapToInt(image -> image.name().length())
            .reduce(FIRST.length(), Math::max);
  }

  void print(PrintWriter out) {
    StringBuilder head = new StringBuilder(name(FIRST));
    columns.forEach(kind -> head.append(cell(kind, kind.heading())));
    out.println(head);
    for (ImageScore image : evaluation.images()) {
      out.println(row(image.name(), image.scores()));
    }
    out.println(row("mean", new Scores(evaluation.means())));
  }

  private String row(String name, Scores scores) {
    StringBuilder row = new StringBuilder(name(name));
    for (ScoreKind kind : columns) {
      double value = scores.value(kind.name());
      row.append(cell(kind, Double.isNaN(value) ? "-" : number(kind, value)));
    }
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
  private static String number(ScoreKind kind, double value) {
    int decimals = kind.unit().isEmpty() ? kind.decimals() : kind.decimals() + 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}

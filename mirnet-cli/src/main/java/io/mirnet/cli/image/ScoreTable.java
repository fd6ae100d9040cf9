package io.mirnet.cli.image;

import io.mirnet.api.image.Scores;
import io.mirnet.train.Evaluation;
import io.mirnet.train.Evaluation.ImageScore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Scores for people: a line for each picture and one for the means, a column for each score. */
final class ScoreTable {
  private static final String FIRST = "picture";

  private final Evaluation evaluation;
  private final List<String> more;
  private final int nameWidth;

  ScoreTable(Evaluation evaluation) {
    this.evaluation = evaluation;
    more = List.copyOf(evaluation.more().keySet());
    nameWidth =
        evaluation.images().stream()
            .mapToInt(image -> image.name().length())
            .reduce(FIRST.length(), Math::max);
  }

  void print(PrintWriter out) {
    StringBuilder head = new StringBuilder(line(FIRST, "PSNR/dB", "SSIM"));
    more.forEach(name -> head.append(cell(name, name.toUpperCase(Locale.ROOT))));
    out.println(head);
    for (ImageScore image : evaluation.images()) {
      out.println(row(image.name(), image.scores()));
    }
    out.println(row("mean", new Scores(evaluation.psnr(), evaluation.ssim(), evaluation.more())));
  }

  private String row(String name, Scores scores) {
    StringBuilder row =
        new StringBuilder(line(name, number("%.3f", scores.psnr()), number("%.4f", scores.ssim())));
    for (String score : more) {
      Double value = scores.more().get(score);
      row.append(cell(score, value == null ? "-" : number("%.4f", value)));
    }
    return row.toString();
  }

  private String line(String name, String psnr, String ssim) {
    return ("%-" + nameWidth + "s  %8s  %7s").formatted(name, psnr, ssim);
  }

  /** As wide as a number of four places, or as the score's name. */
  private static String cell(String score, String text) {
    return ("  %" + Math.max("0.0000".length(), score.length()) + "s").formatted(text);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

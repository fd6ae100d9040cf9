package io.mirnet.cli.score;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores as comma-separated values (RFC 4180): a row of names, then one for each picture. Means are
 * left to who reads it. A score that a picture lacks is an empty cell; an infinite one is {@code
 * inf}, which numpy, pandas and R read.
 */
final class ScoreCsv {
  private final Measured measured;

  ScoreCsv(Measured measured) {
    this.measured = measured;
  }

  void print(PrintWriter out) {
    List<String> head = new ArrayList<>(List.of("name"));
    if (hasSubsets()) {
      head.add("subset");
    }
    measured.kinds().forEach(kind -> head.add(kind.name()));
    if (measured.input().isPresent()) {
      measured.kinds().forEach(kind -> head.add("input_" + kind.name()));
    }
    out.println(String.join(",", head));
    List<ImageScore> images = measured.restored().images();
    for (int i = 0; i < images.size(); i++) {
      out.println(String.join(",", row(i, images.get(i))));
    }
  }

  private boolean hasSubsets() {
    return !measured.subsets().members().isEmpty();
  }

  private String subsets(String picture) {
    return measured.subsets().members().entrySet().stream()
        .filter(subset -> subset.getValue().contains(picture))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(";"));
  }

  private List<String> row(int index, ImageScore image) {
    List<String> cells = new ArrayList<>(List.of(quoted(image.name())));
    if (hasSubsets()) {
      cells.add(quoted(subsets(image.name())));
    }
    cells.addAll(cells(image.scores()));
    measured.input().ifPresent(input -> cells.addAll(cells(input.images().get(index).scores())));
    return cells;
  }

  private List<String> cells(Scores scores) {
    List<String> cells = new ArrayList<>();
    for (ScoreKind kind : measured.kinds()) {
      cells.add(number(scores.value(kind.name())));
    }
    return cells;
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

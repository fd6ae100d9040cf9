package io.mirnet.cli.score;

import io.mirnet.api.image.Scores;
import io.mirnet.cli.console.Csv;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores as comma-separated values: a row of names, then one for each picture. Means are left to
 * who reads it.
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
    out.println(Csv.line(head));
    List<ImageScore> images = measured.restored().images();
    for (int i = 0; i < images.size(); i++) {
      out.println(Csv.line(row(i, images.get(i))));
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

  private List<Object> row(int index, ImageScore image) {
    List<Object> cells = new ArrayList<>(List.of(image.name()));
    if (hasSubsets()) {
      cells.add(subsets(image.name()));
    }
    cells.addAll(cells(image.scores()));
    measured.input().ifPresent(input -> cells.addAll(cells(input.images().get(index).scores())));
    return cells;
  }

  private List<Double> cells(Scores scores) {
    return measured.kinds().stream().map(kind -> scores.value(kind.name())).toList();
  }
}

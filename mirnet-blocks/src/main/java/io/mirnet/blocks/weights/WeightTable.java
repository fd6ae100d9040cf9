package io.mirnet.blocks.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What of a file went into a network, what did not, and why.
 *
 * @param source the file and the place in it
 * @param tensors how many the network has
 * @param rows a row for each tensor of the network, then one for each other tensor of the file
 */
public record WeightTable(String source, int tensors, List<Row> rows) {
  /** Names listed in a message before "and n more". */
  private static final int LISTED = 3;

  /** Lines of text before "and n more". */
  private static final int LINES = 40;

  /** Copies the rows. */
  public WeightTable {
    rows = List.copyOf(rows);
  }

  /** What became of a tensor. */
  public enum Outcome {
    /** The network has the file's values. */
    MATCHED,
    /** Both have it, in different shapes; the network keeps its values. */
    SHAPE,
    /** The network alone has it, and keeps its values. */
    MISSING,
    /** The file alone has it. */
    LEFT_OVER,
    /** It was left alone, since that was asked for or it is no weight. */
    IGNORED
  }

  /**
   * A tensor.
   *
   * @param name its public name
   * @param origin its name in the file; empty if it is missing there
   * @param outcome what became of it
   * @param why shapes, or a reason; empty if it matched
   */
  public record Row(String name, String origin, Outcome outcome, String why) {}

  /**
   * Counts tensors.
   *
   * @param outcome what became of them
   * @return how many
   */
  public long count(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  /**
   * Returns what is to be copied.
   *
   * @return names in the file by public name
   */
  public Map<String, String> matched() {
    Map<String, String> origins = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.outcome() == Outcome.MATCHED)
        .forEach(row -> origins.put(row.name(), row.origin()));
    return origins;
  }

  /**
   * Says in a line what keeps the file from being the network's.
   *
   * @return the line, with the source; empty if nothing is missing, left over or of another shape
   */
  public Optional<String> misfit() {
    List<String> parts = new ArrayList<>();
    describe("lacks", names(Outcome.MISSING), parts);
    describe("has unknown", names(Outcome.LEFT_OVER), parts);
    describe(
        "has other shapes:",
        rows.stream()
            .filter(row -> row.outcome() == Outcome.SHAPE)
            .map(row -> row.name() + " " + row.why())
            .toList(),
        parts);
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(source + " does not fit the network: it " + String.join("; it ", parts));
  }

  /** Names of the file where it has them. */
  private List<String> names(Outcome outcome) {
    return rows.stream()
        .filter(row -> row.outcome() == outcome)
        .map(row -> row.origin().isEmpty() ? row.name() : row.origin())
        .toList();
  }

  private static void describe(String what, List<String> names, List<String> parts) {
    if (!names.isEmpty()) {
      parts.add(what + " " + listed(names));
    }
  }

  /**
   * Lists the first of several names.
   *
   * @param names names, one at least
   * @return for example {@code a, b, c and 9 more}
   */
  public static String listed(List<String> names) {
    String listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
    return names.size() > LISTED ? listed + " and " + (names.size() - LISTED) + " more" : listed;
  }

  /**
   * Writes the table for people.
   *
   * @return a line that counts, and one for each tensor that did not match, the first 40 of them
   */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %d of the network's %d tensors matched"
            .formatted(source, count(Outcome.MATCHED), tensors));
    List<Row> others = rows.stream().filter(row -> row.outcome() != Outcome.MATCHED).toList();
    List<Row> shown = others.subList(0, Math.min(LINES, others.size()));
    int width = shown.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    for (Row row : shown) {
      String outcome = row.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      lines.add(
          ("  %-" + Math.max(1, width) + "s  %-9s  %s").formatted(row.name(), outcome, row.why()));
    }
    if (others.size() > LINES) {
      lines.add("  and " + (others.size() - LINES) + " more");
    }
    return String.join("\n", lines);
  }
}

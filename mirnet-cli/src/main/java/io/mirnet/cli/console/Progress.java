package io.mirnet.cli.console;

import java.time.Duration;
import java.util.List;

/**
 * How far something is, in a line.
 *
 * @param done how much is done
 * @param all of how much
 * @param unit what is counted; may be empty
 * @param seconds that it still takes
 * @param parts what else there is to say; the last are left out where the line is narrow
 */
public record Progress(long done, long all, String unit, long seconds, List<String> parts) {
  private static final int WIDEST_BAR = 24;

  /** A narrower bar shows nothing. */
  private static final int NARROWEST_BAR = 8;

  private static final String GAP = "  ";

  /** Everything, without a bar. */
  String text() {
    return with(parts.size());
  }

  /** As many parts as fit into a width, and a bar if there is room for one besides. */
  String text(int width) {
    int kept = parts.size();
    while (kept > 0 && with(kept).length() > width) {
      kept--;
    }
    String text = with(kept);
    int bar = Math.min(WIDEST_BAR, width - text.length() - "[] ".length());
    return bar < NARROWEST_BAR ? text : bar(bar) + text;
  }

  private String with(int kept) {
    StringBuilder text = new StringBuilder("%d/%d".formatted(done, all));
    text.append(unit.isEmpty() ? "" : " " + unit)
        .append(GAP)
        .append(clock(seconds))
        .append(" left");
    parts.subList(0, kept).forEach(part -> text.append(GAP).append(part));
    return text.toString();
  }

  private String bar(int length) {
    int filled = (int) (length * done / all);
    return "[" + "#".repeat(filled) + "-".repeat(length - filled) + "] ";
  }

  /** Hours, minutes and seconds; minutes and seconds below an hour. */
  public static String clock(long seconds) {
    Duration left = Duration.ofSeconds(seconds);
    return left.toHours() > 0
        ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
        : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
  }
}

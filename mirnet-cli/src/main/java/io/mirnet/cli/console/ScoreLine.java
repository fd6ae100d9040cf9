package io.mirnet.cli.console;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver.SetScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores of a validation set in a line. */
public final class ScoreLine {
  /** Warns of a network that was of no use. */
  public static final String NO_BETTER =
      "warning: the restored pictures are no better than the degraded ones; the network may return its input";

  private ScoreLine() {}

  /**
   * Writes all scores; the first, which tells most, with what the network adds to its input.
   *
   * @param set the means
   * @return as in {@code PSNR 26.02 dB (+14.61), SSIM 0.9275}
   */
  public static String of(SetScores set) {
    List<String> parts = new ArrayList<>();
    for (ScoreKind kind : set.kinds()) {
      Double value = set.scores().get(kind.name());
      if (value != null) {
        String gain = parts.isEmpty() ? gain(kind, value, set.input()) : "";
        parts.add(kind.title() + " " + kind.format(value) + gain);
      }
    }
    return String.join(", ", parts);
  }

  private static String gain(ScoreKind kind, double value, Map<String, Double> input) {
    Double before = input.get(kind.name());
    if (before == null) {
      return "";
    }
    double above = value == before ? 0 : value - before; // two infinities are equal
    return String.format(Locale.ROOT, " (%+." + kind.decimals() + "f)", above);
  }

  /**
   * Tells whether restoring was of no use, by the first score.
   *
   * @param set the means
   * @return false where the input can't be measured
   */
  public static boolean isNoBetterThanItsInput(SetScores set) {
    ScoreKind kind = set.kinds().get(0);
    Double before = set.input().get(kind.name());
    Double after = set.scores().get(kind.name());
    return before != null && after != null && !kind.isBetter(after, before);
  }
}

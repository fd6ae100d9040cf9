package io.mirnet.api.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one restored image scores against its target.
 *
 * @param values by the names of the metric's {@link ScoreKind}s, in their order
 */
public record Scores(Map<String, Double> values) {
  /** Copies the map. */
  public Scores {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Makes scores that are PSNR and SSIM alone.
   *
   * @param psnr dB; infinite for equal images
   * @param ssim at most 1
   */
  public Scores(double psnr, double ssim) {
    this(psnr, ssim, Map.of());
  }

  /**
   * Makes scores of PSNR, SSIM and more.
   *
   * @param psnr dB; infinite for equal images
   * @param ssim at most 1
   * @param more further scores by name
   */
  public Scores(double psnr, double ssim, Map<String, Double> more) {
    this(joined(psnr, ssim, more));
  }

  private static Map<String, Double> joined(double psnr, double ssim, Map<String, Double> more) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ScoreKind.PSNR.name(), psnr);
    values.put(ScoreKind.SSIM.name(), ssim);
    values.putAll(more);
    return values;
  }

  /**
   * Returns a score.
   *
   * @param name its name
   * @return its value; NaN if the image has none, as of a score that needs something the image
   *     lacks
   */
  public double value(String name) {
    return values.getOrDefault(name, Double.NaN);
  }
}

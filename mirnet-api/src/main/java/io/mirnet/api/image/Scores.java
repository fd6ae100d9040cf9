package io.mirnet.api.image;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one restored image scores against its target.
 *
 * @param psnr peak signal-to-noise ratio in dB; infinite for equal images
 * @param ssim structural similarity, at most 1
 * @param more further scores by name in lower case, as in {@code mae}; sorted by name
 */
public record Scores(double psnr, double ssim, Map<String, Double> more) {
  /** Copies the map and sorts it. */
  public Scores {
    more = Collections.unmodifiableMap(new TreeMap<>(more));
  }

  /**
   * Makes scores that are PSNR and SSIM alone.
   *
   * @param psnr dB
   * @param ssim at most 1
   */
  public Scores(double psnr, double ssim) {
    this(psnr, ssim, Map.of());
  }
}

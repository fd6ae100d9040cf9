package io.mirnet.train.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Means over the validation set.
 *
 * @param psnr PSNR of the restored images in dB
 * @param ssim SSIM of the restored images
 * @param inputPsnr PSNR of the degraded images in dB; NaN where input and target differ in channels
 * @param more further scores of the restored images by name, sorted
 */
public record Validation(double psnr, double ssim, double inputPsnr, Map<String, Double> more) {
  /** Copies the map and sorts it. */
  public Validation {
    more = Collections.unmodifiableMap(new TreeMap<>(more));
  }

  /**
   * Makes a validation by PSNR and SSIM alone.
   *
   * @param psnr dB
   * @param ssim at most 1
   * @param inputPsnr dB
   */
  public Validation(double psnr, double ssim, double inputPsnr) {
    this(psnr, ssim, inputPsnr, Map.of());
  }

  /**
   * Returns what the network adds.
   *
   * @return dB; NaN if the input can't be measured
   */
  public double gain() {
    return psnr - inputPsnr;
  }
}

package io.mirnet.train.run;

/**
 * Means over the validation set.
 *
 * @param psnr PSNR of the restored images in dB
 * @param ssim SSIM of the restored images
 * @param inputPsnr PSNR of the degraded images in dB; NaN where input and target differ in channels
 */
public record Validation(double psnr, double ssim, double inputPsnr) {
  /**
   * Returns what the network adds.
   *
   * @return dB; NaN if the input can't be measured
   */
  public double gain() {
    return psnr - inputPsnr;
  }
}

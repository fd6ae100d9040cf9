package io.mirnet.data.similarity;

/** Errors that look at each sample alone. */
final class PixelError {
  private PixelError() {}

  /** 10 log10(peak^2 / mean squared error), over all samples of all channels; in dB. */
  static double psnr(Planes restored, Planes target, double peak) {
    double sum = 0;
    for (int c = 0; c < target.channels(); c++) {
      for (int i = 0; i < target.plane(c).length; i++) {
        double difference = restored.plane(c)[i] - target.plane(c)[i];
        sum += difference * difference;
      }
    }
    return 10 * Math.log10(peak * peak * samples(target) / sum);
  }

  static double mae(Planes restored, Planes target) {
    double sum = 0;
    for (int c = 0; c < target.channels(); c++) {
      for (int i = 0; i < target.plane(c).length; i++) {
        sum += Math.abs(restored.plane(c)[i] - target.plane(c)[i]);
      }
    }
    return sum / samples(target);
  }

  private static double samples(Planes planes) {
    return (double) planes.channels() * planes.height() * planes.width();
  }
}

package io.mirnet.data.similarity;

import java.util.function.UnaryOperator;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli, IEEE TIP 2004), the mean over all places
 * of
 *
 * <pre>
 * (2 mx my + C1) (2 sxy + C2) / ((mx^2 + my^2 + C1) (sxx + syy + C2))
 * C1 = (0.01 peak)^2, C2 = (0.03 peak)^2
 * </pre>
 *
 * <p>where m are means, s (co)variances under a window. Programs differ in the window, in what they
 * do at the edge, and in whether they look across colours, by more than methods differ: each
 * variant here is that of one program.
 */
final class Ssim {
  private static final double K1 = 0.01;
  private static final double K2 = 0.03;

  /** Window of Wang's code and of Matlab's: size 11, sigma 1.5. */
  private static final Window GAUSSIAN = Window.gaussian(11, 1.5);

  /** Window of scikit-image's default. */
  private static final Window UNIFORM = Window.uniform(7);

  private Ssim() {}

  /** Matlab's {@code ssim} of an HxWxC array: a volume, smoothed across colours too. */
  static double matlabVolume(Planes a, Planes b, double peak) {
    return mean(a, b, peak, GAUSSIAN::replicatedVolume, 1);
  }

  /** Wang's {@code ssim_index}: only places where the whole window lies in the image. */
  static double wang(Planes a, Planes b, double peak) {
    return mean(a, b, peak, GAUSSIAN::valid, 1);
  }

  /** scikit-image's default, 7x7, covariances over N - 1; the mean of the channels. */
  static double uniform(Planes a, Planes b, double peak) {
    double n = (double) UNIFORM.size() * UNIFORM.size();
    return mean(a, b, peak, UNIFORM::valid, n / (n - 1));
  }

  private static double mean(
      Planes a, Planes b, double peak, UnaryOperator<Planes> window, double covarianceFactor) {
    double c1 = K1 * peak * K1 * peak;
    double c2 = K2 * peak * K2 * peak;
    Planes meanA = window.apply(a);
    Planes meanB = window.apply(b);
    Planes squareA = window.apply(a.times(a));
    Planes squareB = window.apply(b.times(b));
    Planes product = window.apply(a.times(b));
    double sum = 0;
    int count = 0;
    for (int c = 0; c < meanA.channels(); c++) {
      for (int i = 0; i < meanA.plane(c).length; i++) {
        double ma = meanA.plane(c)[i];
        double mb = meanB.plane(c)[i];
        double variances =
            covarianceFactor * (squareA.plane(c)[i] - ma * ma + squareB.plane(c)[i] - mb * mb);
        double covariance = covarianceFactor * (product.plane(c)[i] - ma * mb);
        sum +=
            (2 * ma * mb + c1)
                * (2 * covariance + c2)
                / ((ma * ma + mb * mb + c1) * (variances + c2));
        count++;
      }
    }
    return sum / count;
  }
}

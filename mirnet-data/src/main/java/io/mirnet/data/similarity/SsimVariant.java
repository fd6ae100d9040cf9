package io.mirnet.data.similarity;

/** Whose SSIM: the variants differ in window, edge and colours. */
public enum SsimVariant {
  /** Wang's {@code ssim_index}, Gaussian 11x11 where it fits; the mean of the channels. */
  WANG,
  /** Matlab's {@code ssim} of an HxWxC array: Gaussian 11x11x11, edge repeated. */
  MATLAB_VOLUME,
  /** scikit-image's default: uniform 7x7 where it fits; the mean of the channels. */
  SCIKIT_IMAGE;

  double of(Planes a, Planes b, double peak) {
    return switch (this) {
      case WANG -> Ssim.wang(a, b, peak);
      case MATLAB_VOLUME -> Ssim.matlabVolume(a, b, peak);
      case SCIKIT_IMAGE -> Ssim.uniform(a, b, peak);
    };
  }
}

package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * The mean absolute difference of real and imaginary parts of the real 2-D Fourier transforms, not
 * normalised (MIMO-UNet, Cho et al., ICCV 2021): {@code loss: {type: fft}}.
 */
@Doc("mean absolute difference of the Fourier transforms")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class FftProvider implements LossProvider<FftOptions> {
  @Override
  public String name() {
    return "fft";
  }

  @Override
  public Class<FftOptions> configType() {
    return FftOptions.class;
  }

  @Override
  public ImageLoss create(FftOptions config, LossSpec spec) {
    return ImageLoss.of(FftProvider::difference);
  }

  /** The transform is linear, so one of the difference does. */
  private static NDArray difference(NDArray restored, NDArray target) {
    NDArray difference = restored.sub(target);
    long height = difference.getShape().get(2);
    long width = difference.getShape().get(3);
    return difference.rfft(width, 3).fft(height, 2).real().abs().mean();
  }
}

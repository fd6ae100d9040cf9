package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * The negative PSNR with peak 1 in dB, 10 mean(log10(mse + 1e-8)) with the mean squared error of
 * each image, as NAFNet (Chen et al., ECCV 2022) and HINet train with: {@code loss: {type: psnr}}.
 */
@Doc("the negative PSNR of each image, peak 1, in dB")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class PsnrProvider implements LossProvider<PsnrOptions> {
  private static final float DECIBELS = (float) (10 / Math.log(10));

  /** Keeps the logarithm of equal images finite (public code). */
  private static final float NOTHING = 1e-8f;

  @Override
  public String name() {
    return "psnr";
  }

  @Override
  public Class<PsnrOptions> configType() {
    return PsnrOptions.class;
  }

  @Override
  public ImageLoss create(PsnrOptions config, LossSpec spec) {
    return ImageLoss.of(PsnrProvider::negativePsnr);
  }

  private static NDArray negativePsnr(NDArray restored, NDArray target) {
    NDArray squares = restored.sub(target).square();
    NDArray errors = squares.reshape(squares.getShape().get(0), -1).mean(new int[] {1});
    return errors.add(NOTHING).log().mean().mul(DECIBELS);
  }
}

package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * 1 - SSIM (Wang et al., IEEE TIP 2004) of values in [0, 1], each channel by itself, under a
 * Gaussian window of 11 pixels, sigma 1.5, only where the whole window fits: {@code loss: {type:
 * ssim}}.
 */
@Doc("1 - SSIM, under a Gaussian window of 11 pixels")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SsimProvider implements LossProvider<SsimOptions> {
  @Override
  public String name() {
    return "ssim";
  }

  @Override
  public Class<SsimOptions> configType() {
    return SsimOptions.class;
  }

  @Override
  public ImageLoss create(SsimOptions config, LossSpec spec) {
    return new SsimLoss(spec.manager());
  }
}

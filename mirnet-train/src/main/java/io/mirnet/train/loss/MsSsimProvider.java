package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * 1 - multi-scale SSIM (Wang, Simoncelli, Bovik, Asilomar 2003): {@code loss: {type: ms-ssim}}. See
 * {@link MsSsimLoss}.
 */
@Doc("1 - multi-scale SSIM; five scales take patches of 176")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MsSsimProvider implements LossProvider<MsSsimOptions> {
  @Override
  public String name() {
    return "ms-ssim";
  }

  @Override
  public Class<MsSsimOptions> configType() {
    return MsSsimOptions.class;
  }

  @Override
  public ImageLoss create(MsSsimOptions config, LossSpec spec) {
    return new MsSsimLoss(spec.manager(), config.weights());
  }
}

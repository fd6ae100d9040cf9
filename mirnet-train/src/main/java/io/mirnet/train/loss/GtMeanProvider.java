package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * Any loss, shared with the same on the restored images scaled to the target's mean brightness
 * (Liao et al., ICCV 2025): {@code loss: {type: gt-mean, loss: l1}}. See {@link GtMeanLoss}.
 */
@Doc("any loss, shared with the same on images scaled to the target's mean")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class GtMeanProvider implements LossProvider<GtMeanOptions> {
  @Override
  public String name() {
    return "gt-mean";
  }

  @Override
  public Class<GtMeanOptions> configType() {
    return GtMeanOptions.class;
  }

  @Override
  public ImageLoss create(GtMeanOptions config, LossSpec spec) {
    return new GtMeanLoss(LossProvider.build(config.loss(), spec), config);
  }
}

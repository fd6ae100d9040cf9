package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * Charbonnier of the difference of Laplacians (MPRNet, Zamir et al., CVPR 2021): {@code loss:
 * {type: edge}}. See {@link EdgeLoss}.
 */
@Doc("Charbonnier of the difference of Laplacians")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class EdgeProvider implements LossProvider<EdgeOptions> {
  @Override
  public String name() {
    return "edge";
  }

  @Override
  public Class<EdgeOptions> configType() {
    return EdgeOptions.class;
  }

  @Override
  public ImageLoss create(EdgeOptions config, LossSpec spec) {
    return new EdgeLoss(spec.manager(), config.epsilon());
  }
}

package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * The paper's loss, mean(sqrt(d^2 + epsilon^2)): {@code loss: {type: charbonnier, epsilon: 1e-3}}.
 */
@Doc("the paper's loss, mean(sqrt(d^2 + epsilon^2))")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class CharbonnierProvider implements LossProvider<CharbonnierOptions> {
  @Override
  public String name() {
    return "charbonnier";
  }

  @Override
  public Class<CharbonnierOptions> configType() {
    return CharbonnierOptions.class;
  }

  @Override
  public ImageLoss create(CharbonnierOptions config, LossSpec spec) {
    Charbonnier mean = new Charbonnier(config.epsilon());
    return ImageLoss.of((restored, target) -> mean.of(restored.sub(target)));
  }
}

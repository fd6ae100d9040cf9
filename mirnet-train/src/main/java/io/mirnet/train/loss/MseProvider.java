package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/** Mean squared error, mean(d^2): {@code loss: {type: mse}}. */
@Doc("mean squared error, mean(d^2)")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MseProvider implements LossProvider<MseOptions> {
  @Override
  public String name() {
    return "mse";
  }

  @Override
  public Class<MseOptions> configType() {
    return MseOptions.class;
  }

  @Override
  public ImageLoss create(MseOptions config, LossSpec spec) {
    return ImageLoss.of((restored, target) -> restored.sub(target).square().mean());
  }
}

package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/** The loss of the released options, mean(|d|): {@code loss: {type: l1}}. */
@Doc("the loss of the released options, mean(|d|)")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class L1Provider implements LossProvider<L1Options> {
  @Override
  public String name() {
    return "l1";
  }

  @Override
  public Class<L1Options> configType() {
    return L1Options.class;
  }

  @Override
  public ImageLoss create(L1Options config, LossSpec spec) {
    return ImageLoss.of((restored, target) -> restored.sub(target).abs().mean());
  }
}

package io.mirnet.train.loss;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;

/**
 * A weighted sum of losses: {@code loss: {type: sum, terms: [{loss: charbonnier}, {loss: edge,
 * weight: 0.05}]}}. See {@link SumLoss}.
 */
@Doc("a weighted sum of losses")
@AutoService(LossProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SumProvider implements LossProvider<SumOptions> {
  @Override
  public String name() {
    return "sum";
  }

  @Override
  public Class<SumOptions> configType() {
    return SumOptions.class;
  }

  @Override
  public ImageLoss create(SumOptions config, LossSpec spec) {
    return SumLoss.of(config.terms(), spec);
  }
}

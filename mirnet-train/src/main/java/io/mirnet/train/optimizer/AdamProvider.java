package io.mirnet.train.optimizer;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.script.Foreach.AdamRule;

/** Adam: {@code optimizer: {type: adam, betas: [0.9, 0.999]}}. */
@Doc("Adam; weight decay is added to the gradient")
@AutoService(OptimizerProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class AdamProvider implements OptimizerProvider<AdamOptions> {
  @Override
  public String name() {
    return "adam";
  }

  @Override
  public Class<AdamOptions> configType() {
    return AdamOptions.class;
  }

  @Override
  public Optimizer create(AdamOptions config, OptimizerSpec spec) {
    AdamRule rule =
        new AdamRule(config.betas().get(0), config.betas().get(1), config.epsilon(), false);
    return new Adam(rule, config.weightDecay(), spec);
  }
}

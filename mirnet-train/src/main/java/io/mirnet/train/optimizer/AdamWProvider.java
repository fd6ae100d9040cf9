package io.mirnet.train.optimizer;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.script.Foreach.AdamRule;

/** AdamW: {@code optimizer: {type: adamw, betas: [0.9, 0.9], weight_decay: 1e-4}}. */
@Doc("Adam with weight decay that is taken off the weights")
@AutoService(OptimizerProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class AdamWProvider implements OptimizerProvider<AdamWOptions> {
  @Override
  public String name() {
    return "adamw";
  }

  @Override
  public Class<AdamWOptions> configType() {
    return AdamWOptions.class;
  }

  @Override
  public Optimizer create(AdamWOptions config, OptimizerSpec spec) {
    AdamRule rule =
        new AdamRule(config.betas().get(0), config.betas().get(1), config.epsilon(), true);
    return new Adam(rule, config.weightDecay(), spec);
  }
}

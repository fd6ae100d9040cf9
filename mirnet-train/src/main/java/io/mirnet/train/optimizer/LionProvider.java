package io.mirnet.train.optimizer;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;

/** Lion: {@code optimizer: {type: lion, betas: [0.9, 0.99], weight_decay: 0.01}}. */
@Doc("the sign of a momentum, so that every weight moves by the rate; wants a tenth of Adam's rate")
@AutoService(OptimizerProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class LionProvider implements OptimizerProvider<LionOptions> {
  @Override
  public String name() {
    return "lion";
  }

  @Override
  public Class<LionOptions> configType() {
    return LionOptions.class;
  }

  @Override
  public Optimizer create(LionOptions config, OptimizerSpec spec) {
    return new Lion(config, spec);
  }
}

package io.mirnet.train.optimizer;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;

/** Stochastic gradient descent: {@code optimizer: {type: sgd, momentum: 0.9, nesterov: true}}. */
@Doc("stochastic gradient descent with momentum")
@AutoService(OptimizerProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SgdProvider implements OptimizerProvider<SgdOptions> {
  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public Class<SgdOptions> configType() {
    return SgdOptions.class;
  }

  @Override
  public Optimizer create(SgdOptions config, OptimizerSpec spec) {
    return new Sgd(config, spec);
  }
}

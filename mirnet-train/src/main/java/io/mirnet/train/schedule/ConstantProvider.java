package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.RateSpec;

/** One learning rate throughout: {@code learning_rate: {type: constant, rate: 2e-4}}. */
@Doc("one learning rate throughout")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class ConstantProvider implements LearningRateProvider<ConstantOptions> {
  @Override
  public String name() {
    return "constant";
  }

  @Override
  public Class<ConstantOptions> configType() {
    return ConstantOptions.class;
  }

  @Override
  public LearningRate create(ConstantOptions config, RateSpec spec) {
    return iteration -> config.rate();
  }
}

package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.RateSpec;

/**
 * A rate that falls at milestones:
 *
 * <pre>from gamma^(number of milestones &lt;= n)</pre>
 *
 * <pre>learning_rate: {type: multi-step, from: 2e-4, milestones: [200000, 250000], gamma: 0.5}
 * </pre>
 */
@Doc("one rate that falls by a factor at each milestone")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MultiStepProvider implements LearningRateProvider<MultiStepOptions> {
  @Override
  public String name() {
    return "multi-step";
  }

  @Override
  public Class<MultiStepOptions> configType() {
    return MultiStepOptions.class;
  }

  @Override
  public LearningRate create(MultiStepOptions config, RateSpec spec) {
    return iteration -> {
      long passed = config.milestones().stream().filter(each -> each <= iteration).count();
      return config.from() * Math.pow(config.gamma(), passed);
    };
  }
}

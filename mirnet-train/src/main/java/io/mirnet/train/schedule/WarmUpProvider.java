package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.RateSpec;

/**
 * Rises in a straight line from a part of another schedule's first rate to the whole of it, and
 * then is that schedule, whose own places in the run don't move:
 *
 * <pre>then(0) (from + (1 - from) n / iterations), if n &lt; iterations; else then(n)</pre>
 *
 * <pre>learning_rate: {type: warm-up, iterations: 2000, from: 0, then: {type: cosine}}</pre>
 */
@Doc("a straight rise to the first rate of another schedule, which then goes on as if alone")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class WarmUpProvider implements LearningRateProvider<WarmUpOptions> {
  @Override
  public String name() {
    return "warm-up";
  }

  @Override
  public Class<WarmUpOptions> configType() {
    return WarmUpOptions.class;
  }

  @Override
  public LearningRate create(WarmUpOptions config, RateSpec spec) {
    LearningRate then = LearningRateProvider.build(config.then(), spec);
    double first = then.at(0);
    return iteration -> {
      double part = (double) iteration / config.iterations();
      return part < 1 ? first * (config.from() + (1 - config.from()) * part) : then.at(iteration);
    };
  }
}

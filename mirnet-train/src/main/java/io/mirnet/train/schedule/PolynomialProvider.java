package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.RateSpec;

/**
 * Falls with a power of what is left of the run; power 1 is a straight line:
 *
 * <pre>to + (from - to) (1 - n / iterations)^power</pre>
 *
 * <pre>learning_rate: {type: polynomial, from: 2e-4, to: 1e-6, power: 1}</pre>
 */
@Doc("a power of what is left of the run; power 1 is a straight line")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class PolynomialProvider implements LearningRateProvider<PolynomialOptions> {
  @Override
  public String name() {
    return "polynomial";
  }

  @Override
  public Class<PolynomialOptions> configType() {
    return PolynomialOptions.class;
  }

  @Override
  public LearningRate create(PolynomialOptions config, RateSpec spec) {
    return iteration -> {
      double left = Math.max(0, 1 - (double) iteration / spec.iterations());
      return config.to() + (config.from() - config.to()) * Math.pow(left, config.power());
    };
  }
}

package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.RateSpec;

/**
 * Half a cosine over the whole run: {@code learning_rate: {type: cosine, from: 2e-4, to: 1e-6}}.
 *
 * <pre>to + (from - to) (1 + cos(pi n / iterations)) / 2</pre>
 */
@Doc("half a cosine over the whole run")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class CosineProvider implements LearningRateProvider<CosineOptions> {
  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public Class<CosineOptions> configType() {
    return CosineOptions.class;
  }

  @Override
  public LearningRate create(CosineOptions config, RateSpec spec) {
    return iteration -> Cosine.between(config.from(), config.to(), iteration, spec.iterations());
  }
}

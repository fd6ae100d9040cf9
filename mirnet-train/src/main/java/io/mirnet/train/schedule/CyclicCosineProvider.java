package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.RateSpec;

/**
 * Half a cosine for each cycle, each starting anew from one rate. The defaults are the two cycles
 * of the released options: up from 2e-4 to 3e-4 over 92k iterations, then from 2e-4 down to 1e-6
 * over 208k. The last iteration of a cycle ends it; after the last cycle its end stays.
 *
 * <pre>to + weight (from - to) (1 + cos(pi (n - start) / iterations)) / 2</pre>
 *
 * <pre>learning_rate:
 *   type: cyclic-cosine
 *   from: 2e-4
 *   cycles: [{iterations: 92000, to: 3e-4}, {iterations: 208000, to: 1e-6}]</pre>
 */
@Doc("half a cosine for each cycle, each from the same rate; defaults as released")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class CyclicCosineProvider implements LearningRateProvider<CyclicCosineOptions> {
  @Override
  public String name() {
    return "cyclic-cosine";
  }

  @Override
  public Class<CyclicCosineOptions> configType() {
    return CyclicCosineOptions.class;
  }

  @Override
  public LearningRate create(CyclicCosineOptions config, RateSpec spec) {
    return iteration -> {
      long start = 0;
      for (CyclicCosineOptions.Cycle cycle : config.cycles()) {
        if (iteration <= start + cycle.iterations()) {
          double height = cycle.weight() * (config.from() - cycle.to());
          return cycle.to() + height * Cosine.fall(iteration - start, cycle.iterations());
        }
        start += cycle.iterations();
      }
      return config.cycles().get(config.cycles().size() - 1).to();
    };
  }
}

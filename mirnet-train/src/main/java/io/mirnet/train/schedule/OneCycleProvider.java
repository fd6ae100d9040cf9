package io.mirnet.train.schedule;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.RateSpec;

/**
 * Up to a peak and down again, by half a cosine each (Smith and Topin, 2018), with PyTorch's
 * arithmetic of {@code OneCycleLR}, cosine annealing, two phases:
 *
 * <pre>
 * from peak / div_factor             at iteration 0
 * to   peak                          at iteration rise iterations - 1
 * to   the first / final_div_factor  at iteration iterations - 1</pre>
 *
 * <pre>learning_rate: {type: one-cycle, peak: 1e-3, rise: 0.3}</pre>
 */
@Doc("up to a peak and down to almost nothing, by cosines over the whole run")
@AutoService(LearningRateProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class OneCycleProvider implements LearningRateProvider<OneCycleOptions> {
  @Override
  public String name() {
    return "one-cycle";
  }

  @Override
  public Class<OneCycleOptions> configType() {
    return OneCycleOptions.class;
  }

  @Override
  public LearningRate create(OneCycleOptions config, RateSpec spec) {
    double first = config.peak() / config.divFactor();
    double last = first / config.finalDivFactor();
    double top = config.rise() * spec.iterations() - 1;
    double end = spec.iterations() - 1d;
    return iteration ->
        iteration <= top
            ? Cosine.between(first, config.peak(), iteration, top)
            : Cosine.between(config.peak(), last, iteration - top, end - top);
  }
}

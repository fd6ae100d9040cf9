package io.mirnet.train.average;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.WeightAverage;

/** The exponential moving average: {@code average: {type: ema, decay: 0.999, from: 0}}. */
@Doc("the exponential moving average, in which older weights count less and less")
@AutoService(AverageProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class EmaProvider implements AverageProvider<EmaOptions> {
  @Override
  public String name() {
    return "ema";
  }

  @Override
  public Class<EmaOptions> configType() {
    return EmaOptions.class;
  }

  @Override
  public WeightAverage create(EmaOptions config, AverageSpec spec) {
    return new Ema(config, spec);
  }
}

package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides which average of the weights is kept: {@code train.average: {type: ema, decay: 0.999}}.
 *
 * @param <C> the record of options
 */
public interface AverageProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the average.
   *
   * @param config the options
   * @param spec the weights and the manager that owns the average's arrays
   * @return the average, a copy of the weights so far
   */
  WeightAverage create(C config, AverageSpec spec);

  /**
   * Makes the average of a choice.
   *
   * @param choice a provider with options
   * @param spec the weights and the manager that owns the average's arrays
   * @return the average
   */
  static WeightAverage build(Choice<? extends AverageProvider<?>> choice, AverageSpec spec) {
    return build(choice.provider(), choice.options(), spec);
  }

  private static <C extends Record> WeightAverage build(
      AverageProvider<C> provider, Record options, AverageSpec spec) {
    return Choice.make(provider, options, (p, c) -> p.create(c, spec));
  }
}

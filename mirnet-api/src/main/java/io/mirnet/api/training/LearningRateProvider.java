package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides the learning rate by iteration: {@code train.learning_rate: {type: cosine}}.
 *
 * @param <C> the record of options
 */
public interface LearningRateProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the schedule.
   *
   * @param config the options
   * @param spec the run that it is for
   * @return the schedule
   */
  LearningRate create(C config, RateSpec spec);

  /**
   * Makes the schedule of a choice.
   *
   * @param choice a provider with options
   * @param spec the run that it is for
   * @return the schedule
   */
  static LearningRate build(Choice<? extends LearningRateProvider<?>> choice, RateSpec spec) {
    return build(choice.provider(), choice.options(), spec);
  }

  private static <C extends Record> LearningRate build(
      LearningRateProvider<C> provider, Record options, RateSpec spec) {
    return Choice.make(provider, options, (p, c) -> p.create(c, spec));
  }
}

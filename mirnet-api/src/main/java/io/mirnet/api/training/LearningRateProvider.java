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
   * @param iterations length of the whole run
   * @return the schedule
   */
  LearningRate create(C config, long iterations);

  /**
   * Makes the schedule of a choice.
   *
   * @param choice a provider with options
   * @param iterations length of the whole run
   * @return the schedule
   */
  static LearningRate build(Choice<? extends LearningRateProvider<?>> choice, long iterations) {
    return build(choice.provider(), choice.options(), iterations);
  }

  private static <C extends Record> LearningRate build(
      LearningRateProvider<C> provider, Record options, long iterations) {
    return Choice.make(provider, options, (p, c) -> p.create(c, iterations));
  }
}

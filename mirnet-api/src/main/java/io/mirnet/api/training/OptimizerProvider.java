package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides how gradients become an update: {@code train.optimizer: {type: adam}}.
 *
 * @param <C> the record of options
 */
public interface OptimizerProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the optimizer.
   *
   * @param config the options
   * @param spec the parameters and the manager that owns the optimizer's arrays
   * @return the optimizer
   */
  Optimizer create(C config, OptimizerSpec spec);

  /**
   * Makes the optimizer of a choice.
   *
   * @param choice a provider with options
   * @param spec the parameters and the manager that owns the optimizer's arrays
   * @return the optimizer
   */
  static Optimizer build(Choice<? extends OptimizerProvider<?>> choice, OptimizerSpec spec) {
    return build(choice.provider(), choice.options(), spec);
  }

  private static <C extends Record> Optimizer build(
      OptimizerProvider<C> provider, Record options, OptimizerSpec spec) {
    return Choice.make(provider, options, (p, c) -> p.create(c, spec));
  }
}

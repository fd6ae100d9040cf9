package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides the training loss: {@code train.loss: {type: charbonnier}}.
 *
 * @param <C> the record of options
 */
public interface LossProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the loss.
   *
   * @param config the options
   * @param spec where it computes
   * @return the loss; whoever called closes it
   */
  ImageLoss create(C config, LossSpec spec);

  /**
   * Makes the loss of a choice.
   *
   * @param choice a provider with options
   * @param spec where it computes
   * @return the loss; whoever called closes it
   */
  static ImageLoss build(Choice<? extends LossProvider<?>> choice, LossSpec spec) {
    return build(choice.provider(), choice.options(), spec);
  }

  private static <C extends Record> ImageLoss build(
      LossProvider<C> provider, Record options, LossSpec spec) {
    return Choice.make(provider, options, (p, c) -> p.create(c, spec));
  }
}

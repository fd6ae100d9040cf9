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
   * @return the loss
   */
  ImageLoss create(C config);

  /**
   * Makes the loss of a choice.
   *
   * @param choice a provider with options
   * @return the loss
   */
  static ImageLoss build(Choice<? extends LossProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  private static <C extends Record> ImageLoss build(LossProvider<C> provider, Record options) {
    return Choice.make(provider, options, (p, c) -> p.create(c));
  }
}

package io.mirnet.api.image;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides how patches are varied: {@code data.augmentations: [{type: flip-rotate}, {type: mixup}]},
 * applied in this order.
 *
 * @param <C> the record of options
 */
public interface AugmentationProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the augmentation.
   *
   * @param config the options
   * @return the augmentation, safe for use by several threads
   */
  Augmentation create(C config);

  /**
   * Makes the augmentation of a choice.
   *
   * @param choice a provider with options
   * @return the augmentation
   */
  static Augmentation build(Choice<? extends AugmentationProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  private static <C extends Record> Augmentation build(
      AugmentationProvider<C> provider, Record options) {
    return Choice.make(provider, options, AugmentationProvider::create);
  }
}

package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides how gradients are clipped: {@code train.clip: {type: global-norm, at: 0.01}}.
 *
 * @param <C> the record of options
 */
public interface ClipProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the clip.
   *
   * @param config the options
   * @return the clip
   */
  GradientClip create(C config);

  /**
   * Makes the clip of a choice.
   *
   * @param choice a provider with options
   * @return the clip
   */
  static GradientClip build(Choice<? extends ClipProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  private static <C extends Record> GradientClip build(ClipProvider<C> provider, Record options) {
    return Choice.make(provider, options, (p, c) -> p.create(c));
  }
}

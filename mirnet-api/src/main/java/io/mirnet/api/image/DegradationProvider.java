package io.mirnet.api.image;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides how clean images are degraded: {@code degradation: {type: low-light}}.
 *
 * @param <C> the record of options
 */
public interface DegradationProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the degradation.
   *
   * @param config the options
   * @return the degradation, safe for use by several threads
   */
  Degradation create(C config);

  /**
   * Makes the degradation of a choice.
   *
   * @param choice a provider with options
   * @return the degradation
   */
  static Degradation build(Choice<? extends DegradationProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  private static <C extends Record> Degradation build(
      DegradationProvider<C> provider, Record options) {
    return Choice.make(provider, options, DegradationProvider::create);
  }
}

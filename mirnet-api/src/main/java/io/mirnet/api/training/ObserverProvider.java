package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides who sees how a run goes: {@code train.observers: [tensorboard]}.
 *
 * @param <C> the record of options
 */
public interface ObserverProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the observer of one run. It may open files and connections only when the run starts.
   *
   * @param config the options
   * @return the observer; closed when the run ends
   */
  RunObserver create(C config);

  /**
   * Makes the observer of a choice.
   *
   * @param choice a provider with options
   * @return the observer
   */
  static RunObserver build(Choice<? extends ObserverProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  private static <C extends Record> RunObserver build(
      ObserverProvider<C> provider, Record options) {
    return Choice.make(provider, options, ObserverProvider::create);
  }
}

package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides what runs the trials of a sweep: {@code launcher: {type: local, jobs: 2}}.
 *
 * @param <C> the record of options
 */
public interface LauncherProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the launcher.
   *
   * @param config the options
   * @return the launcher
   */
  Launcher create(C config);

  /**
   * Says how many threads a trial computes with where it runs on a CPU. It is part of the plan,
   * since bits depend on it.
   *
   * @param config the options
   * @param cores cores of this machine
   * @return at least 1
   */
  int threads(C config, int cores);

  /**
   * Says whether trials run on this machine, so that data that is missing here is missing for them.
   *
   * @param config the options
   * @return true unless overridden
   */
  default boolean runsHere(C config) {
    return true;
  }

  /**
   * Says whether trials of a choice run on this machine.
   *
   * @param choice a provider with options
   * @return what the provider says
   */
  static boolean isHere(Choice<? extends LauncherProvider<?>> choice) {
    return isHere(choice.provider(), choice.options());
  }

  /**
   * Makes the launcher of a choice.
   *
   * @param choice a provider with options
   * @return the launcher
   */
  static Launcher build(Choice<? extends LauncherProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  /**
   * Says how many threads a trial of a choice computes with.
   *
   * @param choice a provider with options
   * @param cores cores of this machine
   * @return at least 1
   */
  static int threadsOf(Choice<? extends LauncherProvider<?>> choice, int cores) {
    return threadsOf(choice.provider(), choice.options(), cores);
  }

  private static <C extends Record> Launcher build(LauncherProvider<C> provider, Record options) {
    return Choice.make(provider, options, LauncherProvider::create);
  }

  private static <C extends Record> boolean isHere(LauncherProvider<C> provider, Record options) {
    return Choice.make(provider, options, LauncherProvider::runsHere);
  }

  private static <C extends Record> int threadsOf(
      LauncherProvider<C> provider, Record options, int cores) {
    return Choice.make(provider, options, (p, c) -> p.threads(c, cores));
  }
}

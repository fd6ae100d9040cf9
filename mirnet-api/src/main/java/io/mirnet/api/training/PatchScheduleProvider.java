package io.mirnet.api.training;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;

/**
 * Decides patch and batch size by iteration: {@code train.patches: {type: fixed}}.
 *
 * @param <C> the record of options
 */
public interface PatchScheduleProvider<C extends Record> extends Provider<C> {

  /**
   * Makes the schedule.
   *
   * @param config the options
   * @param iterations length of the whole run
   * @return the schedule
   */
  PatchSchedule create(C config, long iterations);

  /**
   * Makes the schedule of a choice.
   *
   * @param choice a provider with options
   * @param iterations length of the whole run
   * @return the schedule
   */
  static PatchSchedule build(Choice<? extends PatchScheduleProvider<?>> choice, long iterations) {
    return build(choice.provider(), choice.options(), iterations);
  }

  private static <C extends Record> PatchSchedule build(
      PatchScheduleProvider<C> provider, Record options, long iterations) {
    return Choice.make(provider, options, (p, c) -> p.create(c, iterations));
  }
}

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
   * @return the schedule
   */
  PatchSchedule create(C config);

  /**
   * Makes the schedule of a choice.
   *
   * @param choice a provider with options
   * @return the schedule
   */
  static PatchSchedule build(Choice<? extends PatchScheduleProvider<?>> choice) {
    return build(choice.provider(), choice.options());
  }

  private static <C extends Record> PatchSchedule build(
      PatchScheduleProvider<C> provider, Record options) {
    return Choice.make(provider, options, (p, c) -> p.create(c));
  }
}

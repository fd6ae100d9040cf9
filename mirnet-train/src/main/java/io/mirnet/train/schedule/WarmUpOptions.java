package io.mirnet.train.schedule;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.training.LearningRateProvider;

/**
 * Options of {@code warm-up}.
 *
 * @param iterations length of the rise
 * @param from the rate at the beginning, as a part of the first rate of {@code then}
 * @param then the schedule that is warmed up
 */
public record WarmUpOptions(
    @Default("2000") @Range(min = 1) @Doc("length of the rise") long iterations,
    @Default("0") @Range(min = 0, max = 1) @Doc("where it starts, as a part of the first rate")
        double from,
    @Default("{type: cosine}") @Doc("the schedule that is warmed up")
        Choice<LearningRateProvider<?>> then) {}

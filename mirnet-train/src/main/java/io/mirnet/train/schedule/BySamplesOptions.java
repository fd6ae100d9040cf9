package io.mirnet.train.schedule;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.training.LearningRateProvider;

/**
 * Options of {@code by-samples}.
 *
 * @param of the schedule whose iterations are samples
 */
public record BySamplesOptions(
    @Default("{type: cosine}") @Doc("the schedule; every number of iterations in it counts samples")
        Choice<LearningRateProvider<?>> of) {}

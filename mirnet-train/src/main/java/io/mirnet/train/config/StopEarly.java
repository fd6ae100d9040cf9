package io.mirnet.train.config;

import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Ends a run that gets no better.
 *
 * @param patience validations of the monitored set without a better score
 */
public record StopEarly(
    @Range(min = 1) @Doc("validations of the monitored set without a better score")
        long patience) {}

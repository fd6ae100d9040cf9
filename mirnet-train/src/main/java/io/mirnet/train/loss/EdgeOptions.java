package io.mirnet.train.loss;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code edge}.
 *
 * @param epsilon rounds the corner of the absolute value off (public code: 1e-3)
 */
public record EdgeOptions(
    @Default("1e-3") @Range(min = 1e-12, max = 1) @Doc("rounds the corner at zero off")
        double epsilon) {}

package io.mirnet.train.loss;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code charbonnier}.
 *
 * @param epsilon rounds the corner of the absolute value off (paper: 1e-3)
 */
public record CharbonnierOptions(
    @Default("1e-3") @Range(min = 1e-12, max = 1) @Doc("rounds the corner at zero off")
        double epsilon) {}

package io.mirnet.train.schedule;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code one-cycle}; the defaults of the shape are PyTorch's.
 *
 * @param peak the highest learning rate
 * @param rise share of the run that goes up
 * @param divFactor the first rate is the peak divided by this
 * @param finalDivFactor the last rate is the first divided by this
 */
public record OneCycleOptions(
    @Default("1e-3") @Range(min = 0, max = 10) @Doc("the highest learning rate") double peak,
    @Default("0.3") @Range(min = 0, max = 1) @Doc("share of the run that goes up") double rise,
    @Default("25") @Range(min = 1) @Doc("the first rate is the peak divided by this")
        double divFactor,
    @Default("1e4") @Range(min = 1) @Doc("the last rate is the first divided by this")
        double finalDivFactor) {}

package io.mirnet.train.average;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code ema}.
 *
 * @param decay share of the average that stays at each update
 * @param from updates before the average begins; until then it is a copy of the weights
 */
public record EmaOptions(
    @Default("0.999") @Range(min = 0, max = 1) @Doc("share of the average that stays at an update")
        double decay,
    @Default("0") @Range(min = 0) @Doc("updates before it begins; until then it is the weights")
        long from) {}

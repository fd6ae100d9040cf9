package io.mirnet.train.search;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code halving}.
 *
 * @param trials settings that begin; all, where there are no more
 * @param factor of each rung one of so many goes on, for so many times as long
 * @param rungs how often is measured; the last is a whole training
 * @param seed of the draws
 */
public record HalvingOptions(
    @Default("27")
        @Range(min = 1, max = 10000)
        @Doc("settings that begin; all, where there are fewer")
        int trials,
    @Default("3")
        @Range(min = 2, max = 100)
        @Doc("of each rung one of so many goes on, for so many times as long")
        int factor,
    @Default("3")
        @Range(min = 1, max = 20)
        @Doc("how often settings are compared, the last time after a whole training")
        int rungs,
    @Default("1") @Doc("seed of the draws") long seed) {}

package io.mirnet.train.search;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code random}.
 *
 * @param trials settings to train; all, where there are no more
 * @param seed of the draws
 */
public record RandomOptions(
    @Default("20")
        @Range(min = 1, max = 10000)
        @Doc("settings to train; all, where there are fewer")
        int trials,
    @Default("1") @Doc("seed of the draws") long seed) {}

package io.mirnet.train.schedule;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code cosine}; the defaults are the paper's.
 *
 * @param from the first learning rate
 * @param to the last learning rate
 */
public record CosineOptions(
    @Default("2e-4") @Range(min = 0, max = 10) @Doc("the first learning rate") double from,
    @Default("1e-6") @Range(min = 0, max = 10) @Doc("the last learning rate") double to) {}

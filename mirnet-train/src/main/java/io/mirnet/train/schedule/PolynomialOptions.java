package io.mirnet.train.schedule;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code polynomial}.
 *
 * @param from the first learning rate
 * @param to the last learning rate
 * @param power 1 for a straight line; more to fall faster at first
 */
public record PolynomialOptions(
    @Default("2e-4") @Range(min = 0, max = 10) @Doc("the first learning rate") double from,
    @Default("1e-6") @Range(min = 0, max = 10) @Doc("the last learning rate") double to,
    @Default("1") @Range(min = 0, max = 100) @Doc("1 for a straight line; more to fall faster")
        double power) {}

package io.mirnet.train.schedule;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code constant}.
 *
 * @param rate the learning rate
 */
public record ConstantOptions(
    @Default("2e-4") @Range(min = 0, max = 10) @Doc("the learning rate") double rate) {}

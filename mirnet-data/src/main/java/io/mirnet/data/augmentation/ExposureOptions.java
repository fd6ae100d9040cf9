package io.mirnet.data.augmentation;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code exposure}.
 *
 * @param probability share of the patches that are changed
 * @param stops the factor is 2^u, u uniform between -stops and stops
 */
public record ExposureOptions(
    @Default("0.5") @Range(min = 0, max = 1) @Doc("share of the patches that are changed")
        double probability,
    @Default("1")
        @Range(min = 0, max = 8)
        @Doc("light is multiplied by 2^u, u uniform between -stops and stops")
        double stops) {}

package io.mirnet.data.augmentation;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code colour-permutation}.
 *
 * @param probability share of the patches that get an order of six, the usual one among them
 */
public record ColourPermutationOptions(
    @Default("1")
        @Range(min = 0, max = 1)
        @Doc("share of the patches that get one of the six orders, the usual one among them")
        double probability) {}

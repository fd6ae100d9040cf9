package io.mirnet.data.augmentation;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code cut-blur}.
 *
 * @param probability share of the patches that are changed
 * @param side sides of the rectangle as a share of the patch's; 0.7 is the paper's
 */
public record CutBlurOptions(
    @Default("0.5") @Range(min = 0, max = 1) @Doc("share of the patches that are changed")
        double probability,
    @Default("0.7")
        @Range(min = 0, max = 1)
        @Doc("sides of the rectangle as a share of the patch's")
        double side) {}

package io.mirnet.data.degradation.blur;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code dual-pixel}.
 *
 * @param radius greatest radius of a point that is out of focus, in pixels
 * @param cells of the grid between whose corners the distance changes evenly, in each direction
 */
public record DualPixelOptions(
    @Default("5")
        @Range(min = 0, max = 30)
        @Doc("greatest radius of a point out of focus, in pixels")
        double radius,
    @Default("2")
        @Range(min = 1, max = 64)
        @Doc("cells of the grid between whose corners focus changes evenly, in each direction")
        int cells) {}

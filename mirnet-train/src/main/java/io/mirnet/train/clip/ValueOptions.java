package io.mirnet.train.clip;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code value}.
 *
 * @param at every value of a gradient is brought into the range from -at to at; 0 for never
 */
public record ValueOptions(
    @Default("0.01") @Range(min = 0) @Doc("largest absolute value of a gradient; 0 for any")
        double at) {}

package io.mirnet.train.clip;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code global-norm}; the default is that of the released training code.
 *
 * @param at gradients of a larger global norm are scaled down to it; 0 for never
 */
public record GlobalNormOptions(
    @Default("0.01") @Range(min = 0) @Doc("largest global norm of the gradients; 0 for any")
        double at) {}

package io.mirnet.blocks.network;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;

/**
 * The four kinds of skip connection, each on or off by itself (the paper's ablation).
 *
 * @param context the context block adds its input
 * @param block the multi-scale residual block adds its input
 * @param group the recursive residual group adds its input
 * @param image the network adds its input image, or, where input and output have different numbers
 *     of channels (dual-pixel defocus), the shallow features before the last convolution
 */
public record Skips(
    @Default("true") @Doc("inside each context block") boolean context,
    @Default("true") @Doc("around each multi-scale residual block") boolean block,
    @Default("true") @Doc("around each recursive residual group") boolean group,
    @Default("true") @Doc("around the whole network") boolean image) {}

package io.mirnet.data.metric;

import java.util.OptionalDouble;

/**
 * What one restored image scores against its target.
 *
 * @param psnr peak signal-to-noise ratio in dB; infinite for equal images
 * @param ssim structural similarity, at most 1
 * @param mae mean absolute error of values in [0, 1], where the protocol reports it
 */
public record Scores(double psnr, double ssim, OptionalDouble mae) {}

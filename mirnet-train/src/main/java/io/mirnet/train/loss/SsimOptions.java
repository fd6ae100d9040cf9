package io.mirnet.train.loss;

/** {@code ssim} has no options. */
public record SsimOptions() {}

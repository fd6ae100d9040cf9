package io.mirnet.train.loss;

/** {@code psnr} has no options. */
public record PsnrOptions() {}

package io.mirnet.train.loss;

/** {@code fft} has no options. */
public record FftOptions() {}

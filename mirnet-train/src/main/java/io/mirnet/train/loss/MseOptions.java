package io.mirnet.train.loss;

/** {@code mse} has no options. */
public record MseOptions() {}

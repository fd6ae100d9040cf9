package io.mirnet.train.loss;

/** {@code l1} has no options. */
public record L1Options() {}

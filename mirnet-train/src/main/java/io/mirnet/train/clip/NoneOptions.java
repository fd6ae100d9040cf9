package io.mirnet.train.clip;

/** {@code none} has no options. */
public record NoneOptions() {}

package io.mirnet.data.augmentation;

/** {@code flip-rotate} has no options. */
public record FlipRotateOptions() {}

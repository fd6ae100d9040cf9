package io.mirnet.blocks.fusion;

/** {@code sum} has no options. */
public record SumOptions() {}

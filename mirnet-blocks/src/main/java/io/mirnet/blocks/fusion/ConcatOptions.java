package io.mirnet.blocks.fusion;

/** {@code concat} has no options. */
public record ConcatOptions() {}

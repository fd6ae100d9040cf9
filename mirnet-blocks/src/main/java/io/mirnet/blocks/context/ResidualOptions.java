package io.mirnet.blocks.context;

/** {@code residual} has no options of its own; its group count is {@code model.groups}. */
public record ResidualOptions() {}

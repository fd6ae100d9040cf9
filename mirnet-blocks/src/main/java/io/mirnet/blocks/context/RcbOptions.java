package io.mirnet.blocks.context;

/** {@code rcb} has no options of its own; its group count is {@code model.groups}. */
public record RcbOptions() {}

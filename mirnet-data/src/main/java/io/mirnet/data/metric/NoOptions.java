package io.mirnet.data.metric;

/** The built-in metrics have no options: a table that could be measured two ways is no table. */
public record NoOptions() {}

package io.mirnet.train.observe;

/** {@code tensorboard} has no options. */
public record TensorBoardOptions() {}

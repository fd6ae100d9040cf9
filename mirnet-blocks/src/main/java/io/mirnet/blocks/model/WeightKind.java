package io.mirnet.blocks.model;

/** Which weights of a file are meant, where it has a moving average of them too. */
public enum WeightKind {
  /** The moving average where there is one. */
  AVERAGE,
  /** The weights as the optimizer left them. */
  RAW
}

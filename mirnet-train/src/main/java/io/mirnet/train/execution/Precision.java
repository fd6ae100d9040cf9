package io.mirnet.train.execution;

/** What a network multiplies in. Weights, gradients, losses and moments are always float32. */
public enum Precision {
  /** bfloat16 where the device has units for it, else float32. */
  AUTO,
  FLOAT32,
  /** bfloat16 within convolutions and between them; reductions and softmax in float32. */
  BFLOAT16
}

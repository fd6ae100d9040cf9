package io.mirnet.train.measure;

/** Which weights a validation measures. */
public enum MeasuredWeights {
  /** The average where one is kept. */
  AVERAGE,
  /** Those of the last update. */
  RAW,
  /** The average, whose scores count, and those of the last update besides. */
  BOTH
}

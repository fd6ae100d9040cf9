package io.mirnet.data.matlab;

/** What an array of a Matlab file holds. */
public enum MatType {
  /** Whole numbers from 0 to 255. */
  UINT8,
  /** Floats of 32 bits. */
  SINGLE,
  /** Floats of 64 bits. */
  DOUBLE,
  /** Other arrays. */
  CELL,
  /** What mirnet has no use for: texts, structs, sparse, complex and other numbers. */
  OTHER;

  /** Whether the array holds numbers that can be read. */
  public boolean isNumeric() {
    return this == UINT8 || this == SINGLE || this == DOUBLE;
  }
}

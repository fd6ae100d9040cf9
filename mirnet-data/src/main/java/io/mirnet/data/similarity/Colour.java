package io.mirnet.data.similarity;

/** Which channels are measured. */
public enum Colour {
  /** All channels of the image as they are. */
  RGB,
  /** Luma of ITU-R BT.601 in 16 to 235, as Matlab's {@code rgb2ycbcr} gives it. */
  Y
}

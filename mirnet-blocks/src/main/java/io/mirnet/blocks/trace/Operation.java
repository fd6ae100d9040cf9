package io.mirnet.blocks.trace;

import ai.djl.ndarray.types.Shape;

/**
 * One array operation of a forward pass.
 *
 * @param kind the name of the method of DJL's array that was called, as in {@code convolution} or
 *     {@code add}; an operation in place has the name of the plain one
 * @param output the shape of the result; for convolutions (N, C, H, W)
 * @param multiplyAdds multiplications that are each followed by an addition; for convolutions and
 *     linear layers only, 0 for all else
 * @param parameter the path of the weight within the traced block, for convolutions and linear
 *     layers; empty for all else, and where the weight was computed
 */
public record Operation(String kind, Shape output, long multiplyAdds, String parameter) {
  static final String CONVOLUTION = "convolution";
  static final String LINEAR = "linear";
}

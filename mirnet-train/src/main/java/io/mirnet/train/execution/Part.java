package io.mirnet.train.execution;

import ai.djl.ndarray.NDArray;

/**
 * What of a batch is computed in one go.
 *
 * @param input what the network sees, (N, in, H, W), channels-last
 * @param target the clean images, (N, out, H, W)
 * @param share its share of the batch, in (0, 1]
 */
public record Part(NDArray input, NDArray target, double share) {}

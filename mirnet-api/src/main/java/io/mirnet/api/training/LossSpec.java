package io.mirnet.api.training;

import ai.djl.ndarray.NDManager;

/**
 * What a loss is made for. Each replica of a network has a loss of its own.
 *
 * @param manager owner of the arrays that the loss keeps, such as kernels, on the device it
 *     computes on; it outlives the loss
 */
public record LossSpec(NDManager manager) {}

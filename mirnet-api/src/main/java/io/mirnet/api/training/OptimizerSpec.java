package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * What an optimizer works on.
 *
 * @param manager owns the arrays of the optimizer's state and outlives the optimizer
 * @param parameters the network's parameters by their public names, in the network's order
 */
public record OptimizerSpec(NDManager manager, Map<String, NDArray> parameters) {}

package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * What an average starts from.
 *
 * @param manager owns the arrays of the average and outlives it
 * @param weights the network's live arrays by public name, as they are before the first update
 */
public record AverageSpec(NDManager manager, Map<String, NDArray> weights) {}

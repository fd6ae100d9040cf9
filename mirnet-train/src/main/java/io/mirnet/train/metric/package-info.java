/**
 * Metrics that need the engine: distances that a network of the user's measures. Those of formulas
 * are in {@code io.mirnet.data.metric} and {@code io.mirnet.data.score}. Found as services, so
 * nothing depends on this package.
 */
package io.mirnet.train.metric;

/**
 * The built-in metrics, each by the name of the data set whose tables are measured so; the formulas
 * are in {@code io.mirnet.data.similarity}. Found as services, so nothing depends on this package.
 */
package io.mirnet.data.metric;

/**
 * The built-in losses. Nothing depends on this package; its providers are found by ServiceLoader,
 * as a plugin's are.
 */
package io.mirnet.train.loss;

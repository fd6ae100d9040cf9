/**
 * The built-in observers of a run. Nothing depends on this package; its providers are found by
 * ServiceLoader, as a plugin's are.
 */
package io.mirnet.train.observe;

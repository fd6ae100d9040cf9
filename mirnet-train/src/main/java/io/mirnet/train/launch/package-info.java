/**
 * What runs the trials of a sweep: processes of this machine, or a scheduler's jobs. Nothing
 * depends on this package; its providers are found by ServiceLoader.
 */
package io.mirnet.train.launch;

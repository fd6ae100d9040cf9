/**
 * Sweeps: from a file of axes to frozen trials, and what becomes of them. A sweep directory is all
 * the memory that a sweep has; launchers and the command line work on it. Reports read it.
 */
package io.mirnet.train.sweep;

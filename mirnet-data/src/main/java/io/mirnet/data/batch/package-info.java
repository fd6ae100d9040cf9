/**
 * From pairs to batches of patches: which picture, where it is cut, how it is degraded and varied,
 * all as a function of (seed, iteration, sample), computed ahead of the step by worker threads.
 * Meant for the training module; it depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.batch;

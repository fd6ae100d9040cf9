/**
 * One training step: forward and backward over the devices, then the chain of the update. It knows
 * nothing of files, schedules or configuration, so that research code can use it as it is.
 */
package io.mirnet.train.step;

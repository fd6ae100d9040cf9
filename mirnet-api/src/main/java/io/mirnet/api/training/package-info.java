/**
 * Extension points of training: losses, patch schedules, learning rates, and the links of the
 * update chain: clips, optimizers and averages. Whatever varies over a run is a function of the
 * iteration, so that nothing has to be saved to resume.
 */
package io.mirnet.api.training;

/**
 * How a network computes: by DJL's blocks or by a script of its graph, in which precision, and how
 * gradients come about. Knows networks and losses, and nothing of runs.
 */
package io.mirnet.train.execution;

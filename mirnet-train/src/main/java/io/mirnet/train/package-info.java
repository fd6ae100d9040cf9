/**
 * Training: the loop over iterations, validation, and what a run reports of itself. One loop serves
 * the command line, sweeps and programs.
 */
package io.mirnet.train;

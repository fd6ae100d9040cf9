/**
 * How networks are measured: protocols, sets of pairs, scores of each picture and their means.
 * Training, sweeps and the command line measure through here.
 */
package io.mirnet.train.measure;

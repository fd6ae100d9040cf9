/**
 * What a run leaves on disk: configuration, manifest, metrics, sample pictures and checkpoints.
 * Whatever is written is whole or not there.
 */
package io.mirnet.train.run;

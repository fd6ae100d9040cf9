/**
 * The built-in optimizers. Their whole state can be saved, which DJL's own keep to themselves.
 * Nothing depends on this package.
 */
package io.mirnet.train.optimizer;

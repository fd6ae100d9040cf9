/** The built-in averages of the weights. Nothing depends on this package. */
package io.mirnet.train.average;

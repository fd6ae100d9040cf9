/** The built-in ways to clip gradients. Nothing depends on this package. */
package io.mirnet.train.clip;

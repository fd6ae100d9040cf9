/**
 * Blur: of a lens that is out of focus, of motion, or Gaussian; and the two views of a dual-pixel
 * sensor. Found as services, so nothing depends on this package.
 */
package io.mirnet.data.degradation.blur;

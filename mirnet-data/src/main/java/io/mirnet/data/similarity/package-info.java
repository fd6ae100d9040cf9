/**
 * How near a restored image is to its target: PSNR, mean absolute error, and SSIM in the variants
 * that published tables use. Anything above this module may depend on it; it depends on {@code
 * io.mirnet.api} alone.
 */
package io.mirnet.data.similarity;

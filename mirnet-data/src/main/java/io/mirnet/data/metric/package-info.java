/**
 * How near a restored image is to its target: PSNR, SSIM in the variants that published tables use,
 * and the protocols that say which of them a data set is measured by. Anything above this module
 * may depend on it; it depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.metric;

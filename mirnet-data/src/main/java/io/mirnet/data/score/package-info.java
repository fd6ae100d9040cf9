/**
 * Metrics that are put together in the configuration: PSNR, SSIM and mean absolute error of the
 * samples that options say, and several metrics as one. Those of published tables are in {@code
 * io.mirnet.data.metric}; the formulas of both are in {@code io.mirnet.data.similarity}. Found as
 * services, so nothing depends on this package.
 */
package io.mirnet.data.score;

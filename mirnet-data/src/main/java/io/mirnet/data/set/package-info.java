/**
 * The built-in data sets {@code degraded} (clean files and what degrades them) and {@code
 * generated} (no files), a cache over any data set, and the check of a data set before a run. Found
 * as services, so only the cache, the check and how names are listed are meant for others; of this
 * module it uses the packages {@code degradation}, {@code file} and {@code batch}.
 */
package io.mirnet.data.set;

/**
 * The built-in data set {@code generated} (no files), a cache over any data set, and the check of a
 * data set before a run. {@code generated} is found as a service, so only the cache, the check and
 * how names are listed are meant for others; of this module it uses the packages {@code file} and
 * {@code batch}.
 */
package io.mirnet.data.set;

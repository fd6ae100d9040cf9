/**
 * The built-in data sets, {@code paired} (files), {@code degraded} (clean files and what degrades
 * them) and {@code generated} (no files), and a cache over any data set. Found as services, so only
 * the cache, the check before a run, and {@code PairedFiles}, for folders that no configuration
 * names, are meant for the modules above; of this module it uses the packages {@code file} and
 * {@code batch}.
 */
package io.mirnet.data.set;

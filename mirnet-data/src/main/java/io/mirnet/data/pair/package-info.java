/**
 * The data set {@code paired}: which files of which folders belong together, by names, templates or
 * order, or as a known data set lays them out. Found as a service, so only {@code PairedFiles}, for
 * folders that no configuration names, is meant for the modules above; of this module it uses the
 * packages {@code file} and {@code set}.
 */
package io.mirnet.data.pair;

/**
 * Cuts the pictures of a data set into crops before a training, so that workers decode little: the
 * grid, what is left out, which scenes are held out, and how known data sets are cut. Anything
 * above this module may depend on it; of this module it uses the packages {@code file}, {@code
 * pair}, {@code set} and {@code sheet}.
 */
package io.mirnet.data.prepare;

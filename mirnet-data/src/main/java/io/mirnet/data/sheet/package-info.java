/**
 * Pictures for people to look at: rows of images side by side, as in a run's samples. Anything
 * above this module may depend on it; it depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.sheet;

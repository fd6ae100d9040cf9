/**
 * The data set {@code mixture}: several data sets, each drawn from by its weight. Found as a
 * service, so nothing here is meant for other modules; it depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.mixture;

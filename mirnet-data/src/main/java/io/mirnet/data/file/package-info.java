/**
 * Picture files to {@link io.mirnet.api.image.Image} and back, sample for sample, and the order of
 * files in a folder. Every package of this module and every module above it may depend on it; it
 * depends on {@code io.mirnet.api} alone.
 */
package io.mirnet.data.file;

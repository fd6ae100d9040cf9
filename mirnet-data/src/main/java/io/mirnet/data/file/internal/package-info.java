/**
 * What picture files say about their pixels beside them, by format: orientation, colour profile,
 * and what a JPEG's components are. Only {@code io.mirnet.data.file} may depend on it; it reads
 * bytes and decodes no pixel.
 */
package io.mirnet.data.file.internal;

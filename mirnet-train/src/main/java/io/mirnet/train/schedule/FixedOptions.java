package io.mirnet.train.schedule;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code fixed}.
 *
 * @param patch side of the square patch in pixels
 * @param batch patches in a batch
 */
public record FixedOptions(
    @Default("128") @Range(min = 8, max = 8192) @Doc("side of the square patch in pixels")
        int patch,
    @Default("8") @Range(min = 1, max = 65536) @Doc("patches in a batch") int batch) {}

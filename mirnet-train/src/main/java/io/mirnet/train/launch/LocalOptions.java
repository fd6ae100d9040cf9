package io.mirnet.train.launch;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code local}.
 *
 * @param jobs trials that run side by side; the cores are divided among them
 */
public record LocalOptions(
    @Default("1") @Range(min = 1, max = 256) @Doc("trials that run side by side") int jobs) {}

package io.mirnet.blocks.fusion;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code skff}.
 *
 * @param reduction the bottleneck has channels / reduction channels, at least 4 (public code: 8)
 */
public record SkffOptions(
    @Default("8")
        @Range(min = 1, max = 1024)
        @Doc("bottleneck of channels / reduction channels, at least 4")
        int reduction) {}

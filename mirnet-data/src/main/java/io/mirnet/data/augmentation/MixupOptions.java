package io.mirnet.data.augmentation;

import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;

/**
 * Options of {@code mixup}; the defaults are those of MIRNet-v2's released options.
 *
 * @param probability share of the batches that are mixed
 * @param alpha both parameters of the Beta distribution; 1 is uniform, more prefers equal parts
 * @param group equal groups that a batch falls into; a pair is mixed within its group
 */
public record MixupOptions(
    @Default("0.5") @Range(min = 0, max = 1) @Doc("share of the batches that are mixed")
        double probability,
    @Default("1.2")
        @Range(min = 0.01, max = 100)
        @Doc("both parameters of the Beta distribution of the share of a picture")
        double alpha,
    @Default("1")
        @Range(min = 1, max = 4096)
        @Doc("equal groups that a batch falls into, as over so many GPUs; pairs mix within theirs")
        int group) {}

package io.mirnet.train.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.train.measure.MeasuredWeights;

/**
 * When and how the network is measured during training, on whole images: the defaults of every
 * validation set.
 *
 * @param every iterations between validations; the last iteration is always followed by one
 * @param protocol how pictures are measured
 * @param pictures pictures on each sample sheet
 * @param weights which weights are measured where an average is kept
 */
@Doc("when and how the network is measured during training, on whole pictures")
public record ValidationOptions(
    @Default("1000") @Range(min = 1) @Doc("iterations between validations") long every,
    @Default("lol") @Doc("how pictures are measured") Choice<MetricProvider<?>> protocol,
    @Default("4") @Range(min = 0, max = 64) @Doc("pictures on each sample sheet") int pictures,
    @Default("average") @Doc("weights to measure where an average is kept; the average decides")
        MeasuredWeights weights) {}

package io.mirnet.data.score;

import io.mirnet.api.Choice;
import io.mirnet.api.Doc;
import io.mirnet.api.image.MetricProvider;

/**
 * Options of {@code matched-brightness}.
 *
 * @param metric what is measured
 */
public record MatchedBrightnessOptions(
    @Doc("what is measured, as psnr") Choice<MetricProvider<?>> metric) {}

package io.mirnet.train.loss;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.training.LossProvider;
import java.util.Optional;

/**
 * Options of {@code gt-mean}.
 *
 * @param loss what is computed on both
 * @param weight share of the loss on the images as they are; the paper's own share without it
 * @param sigma deviation of the brightness over its mean, for the paper's share (paper: 0.1)
 */
public record GtMeanOptions(
    @Default("{type: charbonnier}") @Doc("what is computed on both") Choice<LossProvider<?>> loss,
    @Range(min = 0, max = 1)
        @Doc("share of the loss on the images as they are; without it, the paper's for each image")
        Optional<Double> weight,
    @Default("0.1")
        @Range(min = 1e-6, max = 10)
        @Doc("how slowly the paper's share grows with the distance of the means")
        double sigma) {}

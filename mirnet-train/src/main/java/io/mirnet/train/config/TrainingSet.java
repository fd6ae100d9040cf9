package io.mirnet.train.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Inline;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.data.batch.Pad;

/**
 * The training set, and beside its options what is done with pictures that are too small.
 *
 * @param set where pairs come from
 * @param pad what is done with a picture that is smaller than a patch
 */
public record TrainingSet(
    @Inline Choice<DataSetProvider<?>> set,
    @Default("none") @Doc("pictures smaller than a patch: none refuses them, reflect pads them")
        Pad pad) {}

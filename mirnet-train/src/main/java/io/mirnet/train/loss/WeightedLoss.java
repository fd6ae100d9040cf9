package io.mirnet.train.loss;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.Short;
import io.mirnet.api.training.LossProvider;

/**
 * One term of a {@code sum}.
 *
 * @param loss the loss
 * @param weight its factor
 */
@Short("loss")
public record WeightedLoss(
    @Doc("the loss") Choice<LossProvider<?>> loss,
    @Default("1") @Range(min = 0) @Doc("its factor") double weight) {}

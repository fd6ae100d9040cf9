package io.mirnet.train.compare;

import io.mirnet.api.image.ScoreKind;

/**
 * A score of a validation set.
 *
 * @param set the set's name
 * @param kind what was measured
 */
public record ComparedScore(String set, ScoreKind kind) {}

package io.mirnet.train.measure;

import io.mirnet.api.image.ScoreKind;

/**
 * The score that decides which weights are the best, when to stop early, and what a sweep compares.
 *
 * @param set the validation set
 * @param kind the score
 */
public record Monitor(String set, ScoreKind kind) {
  /**
   * Names it.
   *
   * @return as in {@code night/ssim}
   */
  public String text() {
    return set + "/" + kind.name();
  }
}

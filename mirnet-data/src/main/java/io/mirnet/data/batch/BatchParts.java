package io.mirnet.data.batch;

import io.mirnet.api.image.Batch;

/** A batch in the making: its samples are made in any order, each by any thread. */
public interface BatchParts {

  /**
   * Returns how many samples the batch has.
   *
   * @return at least 1
   */
  int samples();

  /**
   * Returns what the finished batch takes.
   *
   * @return bytes
   */
  long bytes();

  /**
   * Makes a sample. Called once for each, by several threads.
   *
   * @param sample its index in the batch
   */
  void make(int sample);

  /**
   * Puts the samples together. Called once, when all have been made.
   *
   * @return the batch
   */
  Batch assemble();
}

package io.mirnet.train.measure;

import io.mirnet.api.image.PairedImages;
import io.mirnet.blocks.restore.Tiling;

/**
 * A validation set and how it is measured.
 *
 * @param name its key under {@code data.validation}
 * @param pairs its pairs
 * @param protocol how they are measured
 * @param every iterations between its validations
 * @param tiling how large pictures are cut
 */
public record MeasuredSet(
    String name, PairedImages pairs, Protocol protocol, long every, Tiling tiling) {
  /** The name of a set that has none. */
  public static final String UNNAMED = "validation";
}

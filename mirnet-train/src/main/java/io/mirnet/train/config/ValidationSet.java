package io.mirnet.train.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.Short;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.MetricProvider;
import java.util.Optional;

/**
 * A validation set: where its pairs come from and how they are measured. A data set alone stands
 * for a set with the defaults of {@code train.validation}.
 *
 * @param set where pairs come from
 * @param protocol how they are measured
 * @param every iterations between its validations
 * @param tile side of the tiles that pictures are cut into; 0 for whole pictures
 * @param overlap pixels that tiles share
 */
@Short("set")
public record ValidationSet(
    @Doc("where pairs come from") Choice<DataSetProvider<?>> set,
    @Doc("how they are measured; that of train.validation if absent")
        Optional<Choice<MetricProvider<?>>> protocol,
    @Range(min = 1) @Doc("iterations between validations; those of train.validation if absent")
        Optional<Long> every,
    @Default("0")
        @Range(min = 0, max = 65536)
        @Doc("side of tiles, in pixels; 0 for whole pictures")
        int tile,
    @Default("32") @Range(min = 0, max = 4096) @Doc("pixels that tiles share") int overlap) {
  /**
   * Makes a set that is measured as {@code train.validation} says, on whole pictures.
   *
   * @param set where pairs come from
   */
  ValidationSet(Choice<DataSetProvider<?>> set) {
    this(set, Optional.empty(), Optional.empty(), 0, 0);
  }
}

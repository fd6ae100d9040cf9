package io.mirnet.train.assembly;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.set.CachedPairs;
import io.mirnet.train.config.DataOptions;
import java.util.HashSet;
import java.util.Set;

/**
 * The pairs of a run, opened and checked, behind caches that share the memory they are given.
 *
 * @param training pairs that patches are cut from
 * @param validation pairs that are measured
 */
public record DataSets(PairedImages training, PairedImages validation) {
  private static final long MEBIBYTE = 1 << 20;

  /** Validation goes through its images in order and needs few of them at a time. */
  private static final int VALIDATION_SHARE = 4;

  /**
   * Opens the data sets.
   *
   * @param options where pairs come from
   * @param seed the seed of the run
   * @return the pairs
   * @throws InputException if files are missing, don't match, or none is left to validate on
   */
  public static DataSets open(DataOptions options, long seed) {
    PairedImages training = TrainingSet.open(options, seed);
    PairedImages validation =
        DataSetProvider.build(
            options.validation().orElse(options.train()),
            new DataSetSpec(options.root(), seed, Use.VALIDATION));
    if (options.validation().isEmpty()) {
      checkHeldOut(training, validation);
    }
    long cache = options.cacheMebibytes() * MEBIBYTE;
    long forValidation = cache / VALIDATION_SHARE;
    return new DataSets(
        new CachedPairs(training, cache - forValidation),
        new CachedPairs(validation, forValidation));
  }

  private static void checkHeldOut(PairedImages training, PairedImages validation) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < training.size(); i++) {
      names.add(training.name(i));
    }
    for (int i = 0; i < validation.size(); i++) {
      if (names.contains(validation.name(i))) {
        throw new InputException(
            "there is nothing to validate on but what is trained on ('%s' is in both): give data.validation, or hold pairs out by data.train.split={fraction: 0.1}"
                .formatted(validation.name(i)));
      }
    }
  }
}

package io.mirnet.train.assembly;

import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.blocks.restore.Tiling;
import io.mirnet.data.set.CachedPairs;
import io.mirnet.train.config.DataOptions;
import io.mirnet.train.config.ValidationOptions;
import io.mirnet.train.config.ValidationSet;
import io.mirnet.train.measure.MeasuredSet;
import io.mirnet.train.measure.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs of a run, opened and checked, behind caches that share the memory they are given.
 *
 * @param training pairs that patches are cut from
 * @param validation sets that are measured
 */
public record DataSets(PairedImages training, List<MeasuredSet> validation) {
  private static final long MEBIBYTE = 1 << 20;

  /** Validation goes through its images in order and needs few of them at a time. */
  private static final int VALIDATION_SHARE = 4;

  /**
   * Opens the validation sets beside the training set.
   *
   * @param training the training set, opened
   * @param options where pairs come from
   * @param defaults how sets are measured that don't say otherwise
   * @param seed the seed of the run
   * @return the pairs
   * @throws InputException if files are missing, don't match, or none is left to validate on
   */
  static DataSets of(
      PairedImages training, DataOptions options, ValidationOptions defaults, long seed) {
    Map<String, ValidationSet> sets = options.validationSets();
    long cache = options.cacheMebibytes() * MEBIBYTE;
    long forValidation = cache / VALIDATION_SHARE;
    List<MeasuredSet> validation = new ArrayList<>();
    sets.forEach(
        (name, set) -> {
          PairedImages pairs = open(set.set(), options, seed, Use.VALIDATION);
          if (options.validation().isEmpty()) {
            checkHeldOut(training, pairs);
          }
          validation.add(
              new MeasuredSet(
                  name,
                  new CachedPairs(pairs, forValidation / sets.size()),
                  Protocol.of(set.protocol().orElse(defaults.protocol())),
                  set.every().orElse(defaults.every()),
                  set.tile() == 0 ? Tiling.NONE : new Tiling(set.tile(), set.overlap())));
        });
    return new DataSets(new CachedPairs(training, cache - forValidation), List.copyOf(validation));
  }

  static PairedImages open(
      Choice<DataSetProvider<?>> choice, DataOptions options, long seed, Use use) {
    return DataSetProvider.build(choice, new DataSetSpec(options.root(), seed, use));
  }

  /**
   * Says what a user should know about the sets.
   *
   * @return a line for each matter, with the key of its set
   */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    training.notes().forEach(note -> notes.add("data.train: " + note));
    for (MeasuredSet set : validation) {
      set.pairs()
          .notes()
          .forEach(note -> notes.add("data.validation, %s: %s".formatted(set.name(), note)));
    }
    return notes;
  }

  /** A name alone tells nothing where parts of a data set count from 1 each. */
  private static void checkHeldOut(PairedImages training, PairedImages validation) {
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < training.size(); i++) {
      byName.put(training.name(i), i);
    }
    for (int i = 0; i < validation.size(); i++) {
      Integer same = byName.get(validation.name(i));
      if (same != null && training.load(same).equals(validation.load(i))) {
        throw new InputException(
            "there is nothing to validate on but what is trained on ('%s' is in both): give data.validation, or hold pairs out by data.train.split={fraction: 0.1}"
                .formatted(validation.name(i)));
      }
    }
  }
}

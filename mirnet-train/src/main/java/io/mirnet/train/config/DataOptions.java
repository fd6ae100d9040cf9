package io.mirnet.train.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Moved;
import io.mirnet.api.Range;
import io.mirnet.api.Unnamed;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.train.measure.MeasuredSet;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where pairs come from and how patches are cut from them.
 *
 * @param root the folder that relative paths of the sets start from
 * @param train the training set
 * @param validation validation sets by name; without any the training set is asked for pairs of its
 *     own that are not trained on
 * @param augmentations what is done to patches and batches, in this order; empty for nothing
 * @param workers threads that decode and cut patches ahead of the step
 * @param cacheMebibytes memory for decoded images
 */
@Doc("where pairs come from, and how patches are cut from them")
@Moved(from = "augment", to = "augmentations[flip-rotate]")
@Moved(from = "mixup", to = "augmentations[mixup]")
public record DataOptions(
    @Doc("the folder that relative paths start from") Optional<Path> root,
    @Default("{type: generated}") @Doc("the training set") TrainingSet train,
    @Default("{}")
        @Unnamed(MeasuredSet.UNNAMED)
        @Doc(
            "validation sets by name, or one without; without any, what the training set holds out")
        Map<String, ValidationSet> validation,
    @Default("[flip-rotate]")
        @Doc("what is done to patches and batches, in this order; [] for nothing")
        List<Choice<AugmentationProvider<?>>> augmentations,
    @Default("2") @Range(min = 1, max = 256) @Doc("threads that prepare patches") int workers,
    @Default("512") @Range(min = 0, max = 1048576) @Doc("memory for decoded images, in MiB")
        int cacheMebibytes) {

  /** Copies list and map. */
  public DataOptions {
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
    augmentations = List.copyOf(augmentations);
  }

  /**
   * Returns what is measured: without sets of its own, what the training set holds out.
   *
   * @return at least one set, by name
   */
  public Map<String, ValidationSet> validationSets() {
    return validation.isEmpty()
        ? Map.of(MeasuredSet.UNNAMED, new ValidationSet(train.set()))
        : validation;
  }
}

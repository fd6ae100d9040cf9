package io.mirnet.train.basicsr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sizes of patches and batches: {@code gt_size} and {@code batch_size_per_gpu}, and where they grow
 * {@code gt_sizes}, {@code mini_batch_sizes} and {@code iters}.
 *
 * @param stages one after the other; empty if the file says nothing
 * @param devices how many devices each batch size is of
 */
record Patches(List<Stage> stages, long devices) {
  private static final String TRAIN = "datasets.train.";

  /** Both sizes may be missing in a file; the length counts if there are several stages. */
  private record Stage(Optional<Long> patch, Optional<Long> batch, Optional<Long> iterations) {}

  static Patches of(OptionFile file, long devices) {
    List<Long> sizes = file.wholes(TRAIN + "gt_sizes");
    List<Long> batches = file.wholes(TRAIN + "mini_batch_sizes");
    List<Long> iterations = file.wholes(TRAIN + "iters");
    Optional<Long> size = file.whole(TRAIN + "gt_size");
    Optional<Long> batch = file.whole(TRAIN + "batch_size_per_gpu");
    if (sizes.size() > 1 && (sizes.size() != batches.size() || sizes.size() != iterations.size())) {
      file.problem(
          TRAIN + "gt_sizes",
          "gt_sizes has %d stages, mini_batch_sizes %d, iters %d: make them equally long"
              .formatted(sizes.size(), batches.size(), iterations.size()));
      return new Patches(List.of(), devices);
    }
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < Math.max(1, sizes.size()); i++) {
      stages.add(new Stage(least(sizes, i, size), least(batches, i, batch), at(iterations, i)));
    }
    return new Patches(stages, devices);
  }

  /** Each stage takes a part of a batch of the full size, so that no stage is larger. */
  private static Optional<Long> least(List<Long> list, int index, Optional<Long> full) {
    return at(list, index)
        .map(each -> full.map(all -> Math.min(each, all)).orElse(each))
        .or(() -> full);
  }

  private static Optional<Long> at(List<Long> list, int index) {
    return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
  }

  /** Returns how many pixels a device has in each batch; empty if that is not always the same. */
  Optional<Long> pixels() {
    return stages.size() != 1
        ? Optional.empty()
        : stages.get(0).patch().flatMap(side -> stages.get(0).batch().map(n -> n * side * side));
  }

  void put(Draft draft) {
    if (stages.size() > 1) {
      draft.put("train.patches.type", "progressive");
      draft.put("train.patches.stages", stages.stream().map(this::keys).toList());
    } else {
      draft.put("train.patches.type", "fixed");
      stages.forEach(
          stage -> keys(stage).forEach((key, value) -> draft.put("train.patches." + key, value)));
    }
  }

  private Map<String, Object> keys(Stage stage) {
    Map<String, Object> keys = new LinkedHashMap<>();
    stage.patch().ifPresent(side -> keys.put("patch", side));
    stage.batch().ifPresent(count -> keys.put("batch", count * devices));
    if (stages.size() > 1) {
      stage.iterations().ifPresent(count -> keys.put("iterations", count));
    }
    return keys;
  }
}

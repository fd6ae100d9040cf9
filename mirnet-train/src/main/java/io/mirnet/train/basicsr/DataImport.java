package io.mirnet.train.basicsr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code datasets} and {@code train.mixing_augs}: pairs, patches and how they are varied. */
final class DataImport {
  private static final String TRAIN = "datasets.train.";

  /** With {@code use_identity}, the released code mixes every other batch. */
  private static final String HALF = "0.5";

  private DataImport() {}

  static void carry(OptionFile file, Draft draft, long devices) {
    folders(file, "datasets.train.").ifPresent(set -> draft.put("data.train", set));
    folders(file, "datasets.val.").ifPresent(set -> draft.put("data.validation", set));
    draft.put("data.augmentations", augmentations(file, devices));
    file.whole(TRAIN + "num_worker_per_gpu")
        .ifPresent(workers -> draft.put("data.workers", Math.max(1, workers * devices)));
    patches(file, draft, devices);
  }

  private static Optional<Map<String, Object>> folders(OptionFile file, String section) {
    Optional<String> left = file.text(section + "dataroot_lqL");
    Optional<String> input = left.or(() -> file.text(section + "dataroot_lq"));
    Optional<String> target = file.text(section + "dataroot_gt");
    if (input.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    file.text(section + "type")
        .filter(type -> !type.contains("Dataset"))
        .ifPresent(type -> file.leave(section + "type"));
    file.is(section + "filename_tmpl", "{}");
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("type", "paired");
    set.put("input", input.get());
    set.put("target", target.get());
    file.text(section + "dataroot_lqR").ifPresent(right -> set.put("input_right", right));
    return Optional.of(set);
  }

  private static List<Object> augmentations(OptionFile file, long devices) {
    List<Object> all = new ArrayList<>();
    if (file.is(TRAIN + "geometric_augs", "true") || flipsAndRotates(file)) {
      all.add(Map.of("type", "flip-rotate"));
    }
    file.is(TRAIN + "geometric_augs", "false");
    if (file.is("train.mixing_augs.mixup", "true")) {
      Map<String, Object> mixup = new LinkedHashMap<>();
      mixup.put("type", "mixup");
      boolean half = file.is("train.mixing_augs.use_identity", "true");
      file.is("train.mixing_augs.use_identity", "false");
      mixup.put("probability", half ? HALF : "1");
      file.number("train.mixing_augs.mixup_beta").ifPresent(beta -> mixup.put("alpha", beta));
      // There each device mixes its own share of the batch.
      mixup.put("group", devices);
      all.add(mixup);
    } else if (file.is("train.mixing_augs.mixup", "false")) {
      file.text("train.mixing_augs.mixup_beta");
      file.text("train.mixing_augs.use_identity");
    }
    return all;
  }

  /** BasicSR's own names for the same eight turns. */
  private static boolean flipsAndRotates(OptionFile file) {
    boolean flips = file.is(TRAIN + "use_hflip", "true") || file.is(TRAIN + "use_flip", "true");
    boolean rotates = file.is(TRAIN + "use_rot", "true");
    if (flips != rotates) {
      file.leave(TRAIN + "use_hflip");
      file.leave(TRAIN + "use_flip");
      file.leave(TRAIN + "use_rot");
    }
    return flips && rotates;
  }

  private static void patches(OptionFile file, Draft draft, long devices) {
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
    } else if (sizes.size() > 1) {
      List<Map<String, Object>> stages = new ArrayList<>();
      for (int i = 0; i < sizes.size(); i++) {
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("patch", sizes.get(i));
        stage.put("batch", batches.get(i) * devices);
        stage.put("iterations", iterations.get(i));
        stages.add(stage);
      }
      draft.put("train.patches.type", "progressive");
      draft.put("train.patches.stages", stages);
    } else {
      draft.put("train.patches.type", "fixed");
      first(sizes).or(() -> size).ifPresent(patch -> draft.put("train.patches.patch", patch));
      first(batches)
          .or(() -> batch)
          .ifPresent(each -> draft.put("train.patches.batch", each * devices));
    }
  }

  private static Optional<Long> first(List<Long> list) {
    return list.stream().findFirst();
  }
}

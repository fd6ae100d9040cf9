package io.mirnet.train.basicsr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** {@code datasets} and {@code train.mixing_augs}: sets, and how their patches are varied. */
final class DataImport {
  private static final String SETS = "datasets.";
  private static final String TRAIN = SETS + "train.";

  /** With {@code use_identity}, the released code mixes every other batch. */
  private static final String HALF = "0.5";

  /** Most of {@code data.workers}. */
  private static final long MOST_WORKERS = 256;

  /** Folders of pictures that results are published on. */
  private static final Pattern TEST_SET =
      Pattern.compile(
          "(?i)test(ing|set|s)?|.*[_-]test|eval15|set(5|12|14)|c?bsd(68|100)|b100|urban100|manga109|kodak(24)?|mcmaster");

  private DataImport() {}

  static void carry(OptionFile file, Draft draft, long devices) {
    Map<String, Object> training = new SetImport(file, draft, TRAIN).training();
    draft.put("data.train", training);
    validation(file, draft, training);
    draft.put("data.augmentations", augmentations(file, devices));
    file.whole(TRAIN + "num_worker_per_gpu").ifPresent(each -> workers(each * devices, draft));
  }

  private static void workers(long count, Draft draft) {
    draft.put("data.workers", Math.min(MOST_WORKERS, Math.max(1, count)));
    if (count > MOST_WORKERS) {
      draft.remark("data.workers: %d of %d, mirnet's most".formatted(MOST_WORKERS, count));
    }
  }

  private static void validation(OptionFile file, Draft draft, Map<String, Object> training) {
    Map<String, Map<String, Object>> sets = new LinkedHashMap<>();
    for (String name : file.sections(SETS)) {
      if (name.equals("val") || name.startsWith("val_")) {
        Map<String, Object> set = new SetImport(file, draft, SETS + name + ".").validation();
        warn(name, set, training, draft);
        sets.put(name, set);
      }
    }
    if (sets.isEmpty()) {
      draft.change(
          "datasets.val is missing: give data.validation, or hold pairs out by data.train.split");
    } else if (sets.size() == 1) {
      draft.put("data.validation", sets.values().iterator().next());
    } else {
      sets.forEach((name, set) -> draft.put("data.validation." + name, set));
    }
  }

  /** The best weights are chosen by what is validated on. */
  private static void warn(
      String name, Map<String, Object> set, Map<String, Object> training, Draft draft) {
    String target = String.valueOf(set.get("target"));
    String remedy = "; hold pairs out instead, by data.train.split";
    if (target.equals(training.get("target"))) {
      draft.change(
          "datasets.%s is the training set (%s), whose scores say nothing of other pictures%s"
              .formatted(name, target, remedy));
    } else if (StreamSupport.stream(Path.of(target).spliterator(), false)
        .anyMatch(part -> TEST_SET.matcher(part.toString()).matches())) {
      draft.change(
          "datasets.%s looks like a test set (%s): best weights chosen by it make its scores too good%s"
              .formatted(name, target, remedy));
    }
  }

  private static List<Object> augmentations(OptionFile file, long devices) {
    List<Object> all = new ArrayList<>();
    if (file.truth(TRAIN + "geometric_augs").orElse(false) || flipsAndRotates(file)) {
      all.add(Map.of("type", "flip-rotate"));
    }
    Optional<Boolean> mixes = file.truth("train.mixing_augs.mixup");
    if (mixes.isPresent()) {
      boolean half = file.truth("train.mixing_augs.use_identity").orElse(false);
      Optional<String> beta = file.number("train.mixing_augs.mixup_beta");
      if (mixes.get()) {
        Map<String, Object> mixup = new LinkedHashMap<>();
        mixup.put("type", "mixup");
        mixup.put("probability", half ? HALF : "1");
        beta.ifPresent(alpha -> mixup.put("alpha", alpha));
        // There each device mixes its own share of the batch.
        mixup.put("group", devices);
        all.add(mixup);
      }
    }
    return all;
  }

  /** BasicSR's own names for the same eight turns. */
  private static boolean flipsAndRotates(OptionFile file) {
    boolean flips =
        file.truth(TRAIN + "use_hflip").orElse(false)
            | file.truth(TRAIN + "use_flip").orElse(false);
    boolean rotates = file.truth(TRAIN + "use_rot").orElse(false);
    if (flips != rotates) {
      file.leave(TRAIN + "use_hflip");
      file.leave(TRAIN + "use_flip");
      file.leave(TRAIN + "use_rot");
    }
    return flips && rotates;
  }
}

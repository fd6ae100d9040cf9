package io.mirnet.train.basicsr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code train.scheduler} and {@code train.warmup_iter}: the learning rate. */
final class LearningRateImport {
  private static final String SECTION = "train.scheduler.";
  private static final String WARM_UP = "train.warmup_iter";
  private static final String OURS = "train.learning_rate.";

  private final OptionFile file;
  private final Draft draft;

  /** Where the schedule stands: within a warm-up, or at the top. */
  private final String at;

  private final String rate;

  private LearningRateImport(OptionFile file, Draft draft, String at) {
    this.file = file;
    this.draft = draft;
    this.at = at;
    rate = file.number("train.optim_g.lr").orElse("2e-4");
  }

  static void carry(OptionFile file, Draft draft) {
    // Their iteration n has rate (n + 1) / warmup_iter of the first, until that is the whole.
    Optional<Long> warmUp = file.whole(WARM_UP).filter(count -> count > 1);
    warmUp.ifPresent(
        count -> {
          draft.put(OURS + "type", "warm-up");
          draft.put(OURS + "iterations", count - 1);
          draft.put(OURS + "from", 1.0 / count);
        });
    new LearningRateImport(file, draft, warmUp.isPresent() ? OURS + "then." : OURS).schedule();
  }

  private void schedule() {
    if (file.is(SECTION + "type", "CosineAnnealingRestartCyclicLR")) {
      List<String> ends = file.numbers(SECTION + "eta_mins");
      cycles(file.wholes(SECTION + "periods"), ends);
    } else if (file.is(SECTION + "type", "CosineAnnealingRestartLR")) {
      List<Long> periods = file.wholes(SECTION + "periods");
      cycles(periods, Collections.nCopies(periods.size(), lowest()));
    } else if (file.is(SECTION + "type", "TrueCosineAnnealingLR")) {
      cosine();
    } else if (file.is(SECTION + "type", "MultiStepLR")
        || file.is(SECTION + "type", "MultiStepRestartLR")) {
      type("multi-step", "from");
      draft.put(at + "milestones", file.wholes(SECTION + "milestones"));
      draft.put(at + "gamma", file.number(SECTION + "gamma").orElse("0.1"));
    } else if (file.is(SECTION + "type", "LinearLR") && otherLength("total_iter").isEmpty()) {
      type("polynomial", "from");
      draft.put(at + "to", "0");
    } else {
      constant();
    }
  }

  private void type(String type, String rateKey) {
    draft.put(at + "type", type);
    draft.put(at + rateKey, rate);
  }

  private String lowest() {
    return file.number(SECTION + "eta_min").orElse("0");
  }

  /** A cosine over the run, or one that is as long as it says and stays at its end. */
  private void cosine() {
    Optional<Long> length = otherLength("T_max");
    if (length.isPresent()) {
      cycles(List.of(length.get()), List.of(lowest()));
    } else {
      type("cosine", "from");
      draft.put(at + "to", lowest());
    }
  }

  /** Takes a schedule's length, and returns it if it isn't that of the run. */
  private Optional<Long> otherLength(String key) {
    Optional<Long> run = file.whole("train.total_iter");
    return file.whole(SECTION + key).filter(length -> !run.equals(Optional.of(length)));
  }

  private void cycles(List<Long> periods, List<String> ends) {
    List<String> weights = file.numbers(SECTION + "restart_weights");
    boolean weighted = !weights.isEmpty();
    if (periods.isEmpty()
        || periods.size() != ends.size()
        || (weighted && periods.size() != weights.size())) {
      constant();
      return;
    }
    List<Map<String, Object>> cycles = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      Map<String, Object> cycle = new LinkedHashMap<>();
      cycle.put("iterations", periods.get(i));
      cycle.put("to", ends.get(i));
      if (weighted && Double.parseDouble(weights.get(i)) != 1) {
        cycle.put("weight", weights.get(i));
      }
      cycles.add(cycle);
    }
    type("cyclic-cosine", "from");
    draft.put(at + "cycles", cycles);
  }

  private void constant() {
    for (String key :
        List.of("type", "periods", "eta_mins", "eta_min", "restart_weights", "total_iter")) {
      file.leave(SECTION + key);
    }
    type("constant", "rate");
    draft.note("the learning rate stays constant; choose train.learning_rate");
  }
}

package io.mirnet.train.basicsr;

import java.math.BigDecimal;
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

  /** The rate of the released options, for a file without an optimizer. */
  private static final String RELEASED_RATE = "2e-4";

  /** {@code train.iterations}, if the file doesn't say. */
  private static final long DEFAULT_ITERATIONS = 300_000;

  /** More ups and downs than this in one run are no cosine that anyone meant. */
  private static final long MOST_WAVES = 100;

  private final OptionFile file;
  private final Draft draft;

  /** Where the schedule stands: within a warm-up, or at the top. */
  private final String at;

  private final String rate;

  /** Length of the warm-up; 1 for none. */
  private final long warmUp;

  private LearningRateImport(OptionFile file, Draft draft) {
    this.file = file;
    this.draft = draft;
    warmUp = Math.max(1, file.whole(WARM_UP).orElse(1L));
    at = warmUp > 1 ? OURS + "then." : OURS;
    // PyTorch's own rate counts where an optimizer has none.
    rate =
        file.number("train.optim_g.lr").orElse(file.has("train.optim_g") ? "1e-3" : RELEASED_RATE);
  }

  static void carry(OptionFile file, Draft draft) {
    if (!file.has("train.scheduler") && !file.has("train.optim_g")) {
      return; // nothing is said of a rate
    }
    new LearningRateImport(file, draft).schedule();
  }

  /** Their iteration n has rate (n + 1) / warmup_iter of the first, until the schedule goes on. */
  private void warmUp(long iterations, double from) {
    if (warmUp > 1) {
      draft.put(OURS + "type", "warm-up");
      draft.put(OURS + "iterations", iterations);
      draft.put(OURS + "from", from);
    }
  }

  private void schedule() {
    if (file.is(SECTION + "type", "MultiStepLR")
        || file.is(SECTION + "type", "MultiStepRestartLR")) {
      steps();
      return;
    }
    warmUp(warmUp - 1, 1.0 / warmUp);
    if (file.is(SECTION + "type", "CosineAnnealingRestartCyclicLR")) {
      List<String> ends = file.numbers(SECTION + "eta_mins");
      cycles(file.wholes(SECTION + "periods"), ends);
    } else if (file.is(SECTION + "type", "CosineAnnealingRestartLR")) {
      List<Long> periods = file.wholes(SECTION + "periods");
      cycles(periods, Collections.nCopies(periods.size(), lowest()));
    } else if (file.is(SECTION + "type", "TrueCosineAnnealingLR")) {
      cosine();
    } else if (file.is(SECTION + "type", "LinearLR") && otherLength("total_iter").isEmpty()) {
      type("polynomial", "from");
      draft.put(at + "to", "0");
    } else {
      constant();
    }
  }

  /**
   * Their rate at a step follows from the rate before, so that after a warm-up it stays at its last
   * value, (warmup_iter - 1) / warmup_iter of the first.
   */
  private void steps() {
    List<Long> milestones =
        file.wholes(SECTION + "milestones").stream().filter(each -> each >= warmUp - 1).toList();
    if (warmUp > 2) {
      warmUp(warmUp - 2, 1.0 / (warmUp - 1));
    } else if (warmUp == 2) {
      warmUp(1, 1);
    }
    draft.put(at + "type", "multi-step");
    draft.put(at + "from", warmUp == 1 ? rate : Double.parseDouble(rate) * (warmUp - 1) / warmUp);
    draft.put(at + "milestones", milestones);
    draft.put(at + "gamma", file.number(SECTION + "gamma").orElse("0.1"));
  }

  private void type(String type, String rateKey) {
    draft.put(at + "type", type);
    draft.put(at + rateKey, rate);
  }

  private String lowest() {
    return file.number(SECTION + "eta_min").orElse("0");
  }

  /** A cosine over the run; a longer one, which the run cuts off; or a shorter one. */
  private void cosine() {
    Optional<Long> length = otherLength("T_max");
    if (length.isEmpty()) {
      type("cosine", "from");
      draft.put(at + "to", lowest());
    } else if (length.get() > run()) {
      cycles(List.of(length.get()), List.of(lowest()));
    } else if (length.get() * MOST_WAVES >= run()) {
      waves(length.get());
    } else {
      constant();
    }
  }

  /**
   * PyTorch's cosine rises again after its length, and so on. In cycles it is two ways, down and
   * up, from the middle between both rates, twice as high.
   */
  private void waves(long length) {
    BigDecimal lowest = new BigDecimal(lowest());
    List<Map<String, Object>> cycles = new ArrayList<>();
    for (long start = 0; start < run(); start += length) {
      Map<String, Object> cycle = new LinkedHashMap<>();
      cycle.put("iterations", length);
      cycle.put("to", cycles.size() % 2 == 0 ? lowest : rate);
      cycle.put("weight", 2);
      cycles.add(cycle);
    }
    draft.put(at + "type", "cyclic-cosine");
    draft.put(at + "from", new BigDecimal(rate).add(lowest).divide(BigDecimal.valueOf(2)));
    draft.put(at + "cycles", cycles);
    draft.remark(
        "train.learning_rate: after T_max %d, PyTorch's cosine rises again, and so does this one"
            .formatted(length));
  }

  private long run() {
    return file.whole("train.total_iter").orElse(DEFAULT_ITERATIONS);
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
        || periods.size() > ends.size()
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
    long end = periods.stream().mapToLong(Long::longValue).sum();
    if (end < run()) {
      draft.change(
          "train.scheduler.periods end at %d of %d iterations, where theirs stops with an error; here the last rate stays"
              .formatted(end, run()));
    }
  }

  private void constant() {
    for (String key :
        List.of(
            "type", "periods", "eta_mins", "eta_min", "restart_weights", "total_iter", "T_max")) {
      file.leave(SECTION + key);
    }
    type("constant", "rate");
    draft.change("the learning rate stays constant; choose train.learning_rate");
  }
}

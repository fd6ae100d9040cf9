package io.mirnet.train.basicsr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code train}, {@code val} and {@code logger}: the recipe and its rhythm. */
final class TrainImport {
  /** The released training code clips the global norm of gradients at this. */
  private static final String RELEASED_CLIP_NORM = "0.01";

  private TrainImport() {}

  static void carry(OptionFile file, Draft draft) {
    file.whole("train.total_iter").ifPresent(count -> draft.put("train.iterations", count));
    file.number("train.warmup_iter")
        .filter(warmup -> Double.parseDouble(warmup) > 0)
        .ifPresent(warmup -> file.leave("train.warmup_iter"));
    loss(file, draft);
    optimizer(file, draft);
    learningRate(file, draft);
    file.whole("val.val_freq").ifPresent(every -> draft.put("train.validation.every", every));
    file.whole("logger.save_checkpoint_freq")
        .ifPresent(every -> draft.put("train.checkpoint_every", every));
    file.whole("logger.print_freq").ifPresent(every -> draft.put("train.log_every", every));
  }

  private static void loss(OptionFile file, Draft draft) {
    String section = "train.pixel_opt.";
    if (file.is(section + "type", "L1Loss")) {
      draft.put("train.loss.type", "l1");
    } else if (file.is(section + "type", "MSELoss")) {
      draft.put("train.loss.type", "mse");
    } else if (file.is(section + "type", "CharbonnierLoss")) {
      draft.put("train.loss.type", "charbonnier");
      // Theirs is sqrt(d^2 + eps), ours and the paper's sqrt(d^2 + eps^2).
      file.number(section + "eps")
          .ifPresent(eps -> draft.put("train.loss.epsilon", Math.sqrt(Double.parseDouble(eps))));
    }
    file.is(section + "loss_weight", "1");
    file.is(section + "loss_weight", "1.0");
    file.is(section + "reduction", "mean");
  }

  private static void optimizer(OptionFile file, Draft draft) {
    String section = "train.optim_g.";
    draft.put("train.optimizer.type", "adam");
    if (!file.is(section + "type", "Adam") && file.has("train.optim_g.weight_decay")) {
      draft.note("weight decay is left out: only Adam's own, added to the gradient, is known");
    } else {
      file.number(section + "weight_decay")
          .ifPresent(decay -> draft.put("train.optimizer.weight_decay", decay));
    }
    List<String> betas = file.numbers(section + "betas");
    if (!betas.isEmpty()) {
      draft.put("train.optimizer.betas", betas);
    }
    file.number(section + "eps").ifPresent(eps -> draft.put("train.optimizer.epsilon", eps));
    boolean clips = file.is("train.use_grad_clip", "true");
    file.is("train.use_grad_clip", "false");
    draft.put("train.optimizer.clip_norm", clips ? RELEASED_CLIP_NORM : "0");
  }

  private static void learningRate(OptionFile file, Draft draft) {
    String section = "train.scheduler.";
    String rate = file.number("train.optim_g.lr").orElse("2e-4");
    List<Long> periods = file.wholes(section + "periods");
    List<String> ends = file.numbers(section + "eta_mins");
    boolean restarts =
        file.numbers(section + "restart_weights").stream().allMatch(TrainImport::isOne);
    if (file.is(section + "type", "CosineAnnealingRestartCyclicLR")
        && restarts
        && !periods.isEmpty()
        && periods.size() == ends.size()) {
      List<Map<String, Object>> cycles = new ArrayList<>();
      for (int i = 0; i < periods.size(); i++) {
        Map<String, Object> cycle = new LinkedHashMap<>();
        cycle.put("iterations", periods.get(i));
        cycle.put("to", ends.get(i));
        cycles.add(cycle);
      }
      draft.put("train.learning_rate.type", "cyclic-cosine");
      draft.put("train.learning_rate.from", rate);
      draft.put("train.learning_rate.cycles", cycles);
    } else if (file.is(section + "type", "TrueCosineAnnealingLR")
        || (file.is(section + "type", "CosineAnnealingRestartLR") && periods.size() == 1)) {
      draft.put("train.learning_rate.type", "cosine");
      draft.put("train.learning_rate.from", rate);
      draft.put("train.learning_rate.to", file.number(section + "eta_min").orElse("0"));
      file.whole(section + "T_max");
    } else {
      file.leave(section + "type");
      file.leave(section + "periods");
      file.leave(section + "eta_mins");
      file.leave(section + "restart_weights");
      draft.put("train.learning_rate.type", "constant");
      draft.put("train.learning_rate.rate", rate);
      draft.note("the learning rate stays constant; choose train.learning_rate");
    }
  }

  private static boolean isOne(String weight) {
    return Double.parseDouble(weight) == 1;
  }
}

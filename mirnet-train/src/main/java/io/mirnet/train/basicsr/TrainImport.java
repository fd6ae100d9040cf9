package io.mirnet.train.basicsr;

/** {@code train}, {@code val} and {@code logger}: the recipe and its rhythm. */
final class TrainImport {
  private TrainImport() {}

  static void carry(OptionFile file, Draft draft) {
    file.whole("train.total_iter").ifPresent(count -> draft.put("train.iterations", count));
    loss(file, draft);
    UpdateImport.carry(file, draft);
    LearningRateImport.carry(file, draft);
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
}

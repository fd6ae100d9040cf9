package io.mirnet.train.basicsr;

import java.util.List;

/** {@code train}, {@code val} and {@code logger}: the recipe and its rhythm. */
final class TrainImport {
  private TrainImport() {}

  static void carry(OptionFile file, Draft draft, long devices) {
    file.whole("train.total_iter").ifPresent(count -> draft.put("train.iterations", count));
    Patches patches = Patches.of(file, devices);
    new LossImport(file, draft, patches).carry();
    UpdateImport.carry(file, draft);
    LearningRateImport.carry(file, draft);
    patches.put(draft);
    file.whole("val.val_freq").ifPresent(every -> draft.put("train.validation.every", every));
    ProtocolImport.carry(file, draft);
    file.whole("logger.save_checkpoint_freq")
        .ifPresent(every -> draft.put("train.checkpoint_every", every));
    file.whole("logger.print_freq").ifPresent(every -> draft.put("train.log_every", every));
    if (!file.truth("logger.use_tb_logger").orElse(true)) {
      draft.put("train.observers", List.of());
    }
  }
}

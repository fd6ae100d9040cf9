package io.mirnet.train.basicsr;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code train.optim_g}, clipping and {@code train.ema_decay}: what becomes of gradients. */
final class UpdateImport {
  private static final String SECTION = "train.optim_g.";
  private static final String OURS = "train.optimizer.";

  /** The released training code clips the global norm of gradients at this. */
  private static final String RELEASED_CLIP_NORM = "0.01";

  /** Optimizers by PyTorch's name. */
  private static final Map<String, String> OPTIMIZERS =
      Map.of("Adam", "adam", "AdamW", "adamw", "SGD", "sgd", "Lion", "lion");

  private UpdateImport() {}

  static void carry(OptionFile file, Draft draft) {
    clip(file, draft);
    Optional<String> known =
        OPTIMIZERS.keySet().stream().filter(name -> file.is(SECTION + "type", name)).findFirst();
    String type = known.map(OPTIMIZERS::get).orElse("adam");
    draft.put(OURS + "type", type);
    if (known.isPresent() || !file.has(SECTION + "type")) {
      options(type, file, draft);
    }
    average(file, draft);
  }

  private static void clip(OptionFile file, Draft draft) {
    boolean clips = file.truth("train.use_grad_clip").orElse(false);
    draft.put("train.clip.type", clips ? "global-norm" : "none");
    if (clips) {
      draft.put("train.clip.at", RELEASED_CLIP_NORM);
    }
  }

  private static void options(String type, OptionFile file, Draft draft) {
    file.number(SECTION + "weight_decay")
        .ifPresent(decay -> draft.put(OURS + "weight_decay", decay));
    if (type.equals("sgd")) {
      // PyTorch's default is none, ours is the usual one.
      draft.put(OURS + "momentum", file.number(SECTION + "momentum").orElse("0"));
      file.number(SECTION + "dampening").ifPresent(part -> draft.put(OURS + "dampening", part));
      if (file.truth(SECTION + "nesterov").orElse(false)) {
        draft.put(OURS + "nesterov", true);
      }
      return;
    }
    List<String> betas = file.numbers(SECTION + "betas");
    if (!betas.isEmpty()) {
      draft.put(OURS + "betas", betas);
    }
    if (!type.equals("lion")) {
      file.number(SECTION + "eps").ifPresent(eps -> draft.put(OURS + "epsilon", eps));
    }
  }

  private static void average(OptionFile file, Draft draft) {
    file.number("train.ema_decay")
        .filter(decay -> Double.parseDouble(decay) > 0)
        .ifPresent(
            decay -> {
              draft.put("train.average.type", "ema");
              draft.put("train.average.decay", decay);
            });
  }
}

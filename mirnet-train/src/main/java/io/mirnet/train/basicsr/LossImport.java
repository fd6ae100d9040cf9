package io.mirnet.train.basicsr;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code train.pixel_opt}: the loss, its weight and how it is reduced to one number. */
final class LossImport {
  private static final String SECTION = "train.pixel_opt.";

  /** BasicSR's own model, whose Charbonnier loss is another one than the released code's. */
  private static final String BASICSR_MODEL = "SRModel";

  private static final Map<String, String> TYPES =
      Map.of(
          "L1Loss", "l1", "MSELoss", "mse", "CharbonnierLoss", "charbonnier", "PSNRLoss", "psnr");

  private final OptionFile file;
  private final Draft draft;
  private final Patches patches;

  LossImport(OptionFile file, Draft draft, Patches patches) {
    this.file = file;
    this.draft = draft;
    this.patches = patches;
  }

  void carry() {
    Optional<String> known =
        TYPES.keySet().stream().filter(name -> file.is(SECTION + "type", name)).findFirst();
    if (known.isEmpty()) {
      return;
    }
    Map<String, Object> loss = new LinkedHashMap<>();
    loss.put("type", TYPES.get(known.get()));
    BigDecimal weight = BigDecimal.ONE;
    if (known.get().equals("CharbonnierLoss") && !file.is("model_type", BASICSR_MODEL)) {
      // Released code: mean(sqrt(d^2 + eps^2)), which is ours, whatever weight and reduction say.
      loss.put("epsilon", file.number(SECTION + "eps").orElse("1e-3"));
      ignored("loss_weight");
      ignored("reduction");
    } else {
      if (known.get().equals("CharbonnierLoss")) {
        // BasicSR: sqrt(d^2 + eps), with eps as it is.
        double eps = Double.parseDouble(file.number(SECTION + "eps").orElse("1e-12"));
        loss.put("epsilon", Math.sqrt(eps));
        draft.remark("train.loss.epsilon: BasicSR adds eps %s unsquared".formatted(eps));
      }
      file.is(SECTION + "toY", "false");
      weight = weight();
    }
    draft.put(
        "train.loss",
        weight.compareTo(BigDecimal.ONE) == 0
            ? loss
            : List.of(Map.of("loss", loss, "weight", weight)));
  }

  private void ignored(String key) {
    file.text(SECTION + key)
        .filter(value -> !List.of("1", "1.0", "mean").contains(value))
        .ifPresent(
            value ->
                draft.remark(
                    "line %d, %s%s: the released CharbonnierLoss ignores it, and so it is here"
                        .formatted(file.line(SECTION + key), SECTION, key)));
  }

  private BigDecimal weight() {
    BigDecimal weight = new BigDecimal(file.number(SECTION + "loss_weight").orElse("1"));
    if (!file.is(SECTION + "reduction", "sum")) {
      file.is(SECTION + "reduction", "mean");
      return weight;
    }
    long channels = file.whole("network_g.out_channels").orElse(3L);
    // Gradients are averaged over devices, so the sum is that of one device's share.
    Optional<BigDecimal> sum =
        patches.pixels().map(pixels -> weight.multiply(BigDecimal.valueOf(pixels * channels)));
    if (sum.isEmpty()) {
      file.leave(SECTION + "reduction");
    }
    return sum.orElse(weight);
  }
}

package io.mirnet.train.basicsr;

import java.util.Map;
import java.util.Optional;

/** {@code network_g}: the arguments of the released network, and weights to start from. */
final class NetworkImport {
  private static final String SECTION = "network_g.";
  private static final String PATH = "path.";

  /** Recursive residual groups of the released network. */
  private static final int RELEASED_GROUPS = 4;

  /** Where weights are looked for if the file doesn't say. */
  private static final String THEIR_KEY = "params";

  /** The network's arguments under mirnet's names. */
  private static final Map<String, String> NAMES =
      Map.of(
          "inp_channels", "in_channels",
          "out_channels", "out_channels",
          "n_feat", "width",
          "n_MRB", "blocks_per_group",
          "height", "streams",
          "width", "columns");

  private NetworkImport() {}

  static void carry(OptionFile file, Draft draft) {
    String type = file.text(SECTION + "type").orElse("MIRNet_v2");
    if (!type.startsWith("MIRNet_v2")) {
      file.problem(SECTION + "type", "only MIRNet_v2 can be imported, not " + type);
    }
    draft.put("model.type", "mirnet-v2");
    NAMES.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            name ->
                file.whole(SECTION + name.getKey())
                    .ifPresent(value -> draft.put("model." + name.getValue(), value)));
    file.number(SECTION + "chan_factor")
        .ifPresent(factor -> draft.put("model.channel_factor", factor));
    file.whole(SECTION + "n_RRG").ifPresent(count -> groups(count, draft));
    if (!file.whole(SECTION + "inp_channels").equals(file.whole(SECTION + "out_channels"))) {
      file.is(SECTION + "task", "defocus_deblurring");
    }
    file.is("scale", "1");
    file.is(SECTION + "bias", "false");
    weights(file, draft);
  }

  /** {@code path.pretrain_network_g}, with what says how it is read. */
  private static void weights(OptionFile file, Draft draft) {
    boolean strict = file.truth(PATH + "strict_load_g").orElse(true);
    // The released code calls it param_key, BasicSR param_key_g; without a value it is the file's
    // top, where names are looked for in any case.
    Optional<String> key = file.text(PATH + "param_key_g").or(() -> file.text(PATH + "param_key"));
    boolean top = file.isEmpty(PATH + "param_key_g") || file.isEmpty(PATH + "param_key");
    Optional<String> weights = file.path(PATH + "pretrain_network_g");
    if (weights.isEmpty()) {
      return;
    }
    draft.put("model.weights.file", weights.get());
    if (!strict) {
      draft.put("model.weights.strict", false);
    }
    if (!top) {
      draft.put("model.weights.key", key.orElse(THEIR_KEY));
    }
    if (file.has("train.ema_decay")) {
      draft.change(
          "path.pretrain_network_g: with ema_decay, theirs goes on with the file's average; train.average starts from the weights");
    }
  }

  /** The released network has its four groups whatever the file says. */
  private static void groups(long count, Draft draft) {
    if (count != RELEASED_GROUPS) {
      draft.remark(
          "n_RRG: %d: the released network ignores it and has %d groups; for others give model.groups"
              .formatted(count, RELEASED_GROUPS));
    }
  }
}

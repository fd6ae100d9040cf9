package io.mirnet.train.basicsr;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code network_g}: the arguments of the released network, and weights to start from. */
final class NetworkImport {
  private static final String SECTION = "network_g.";
  private static final String PATH = "path.";

  /** Group counts of the released network's recursive residual groups. */
  private static final List<Integer> RELEASED_GROUPS = List.of(1, 2, 4, 4);

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
    file.whole(SECTION + "n_RRG").ifPresent(count -> groups(count, file, draft));
    file.is(SECTION + "scale", "1");
    file.is("scale", "1");
    file.is(SECTION + "bias", "false");
    weights(file, draft);
  }

  /** {@code path.pretrain_network_g}, with what says how it is read. */
  private static void weights(OptionFile file, Draft draft) {
    boolean strict = !file.is(PATH + "strict_load_g", "false");
    file.is(PATH + "strict_load_g", "true");
    Optional<String> key = file.text(PATH + "param_key_g");
    Optional<String> weights = file.text(PATH + "pretrain_network_g");
    if (weights.isPresent() && strict && key.isEmpty()) {
      draft.put("model.weights", weights.get());
    } else if (weights.isPresent()) {
      draft.put("model.weights.file", weights.get());
      if (!strict) {
        draft.put("model.weights.strict", false);
      }
      key.ifPresent(name -> draft.put("model.weights.key", name));
    }
  }

  /** The file tells how many groups there are; what group counts they have stands in the code. */
  private static void groups(long count, OptionFile file, Draft draft) {
    if (count > RELEASED_GROUPS.size()) {
      file.leave(SECTION + "n_RRG");
      draft.note(
          "n_RRG: %d: the released network has group counts %s; write model.groups yourself"
              .formatted(count, RELEASED_GROUPS));
    } else if (count > 0) {
      draft.put("model.groups", RELEASED_GROUPS.subList(0, (int) count));
    }
  }
}

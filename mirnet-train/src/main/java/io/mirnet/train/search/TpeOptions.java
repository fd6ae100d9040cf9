package io.mirnet.train.search;

import io.mirnet.api.Checked;
import io.mirnet.api.Checked.Violation;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code tpe}.
 *
 * @param trials settings to train
 * @param startup settings of the first round, at random
 * @param round settings of each further round; as many as run side by side
 * @param good share of the settings that count as good
 * @param candidates points that a proposal is the best of
 * @param seed of the draws
 */
public record TpeOptions(
    @Default("30") @Range(min = 1, max = 10000) @Doc("settings to train") int trials,
    @Default("10") @Range(min = 1, max = 10000) @Doc("settings of the first round, at random")
        int startup,
    @Default("1")
        @Range(min = 1, max = 1000)
        @Doc("settings of each further round: as many as run side by side")
        int round,
    @Default("0.25") @Doc("share of the settings that count as good") double good,
    @Default("24") @Range(min = 1, max = 10000) @Doc("points that a proposal is the best of")
        int candidates,
    @Default("1") @Doc("seed of the draws") long seed)
    implements Checked {

  @Override
  public List<Violation> violations() {
    return good > 0 && good < 1
        ? List.of()
        : List.of(new Violation("good", "good must be more than 0 and less than 1, not " + good));
  }
}

package io.mirnet.data.mixture;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.Short;
import io.mirnet.api.image.DataSetProvider;
import java.util.List;

/**
 * Options of {@code mixture}.
 *
 * @param sets what is mixed
 */
public record MixtureOptions(
    @Doc("data sets, each alone or with its weight as {weight: 2, set: {...}}")
        List<WeightedSet> sets)
    implements Checked {
  /** Copies the list. */
  public MixtureOptions {
    sets = List.copyOf(sets);
  }

  /**
   * A data set and how often it is drawn from. A data set alone has the weight 1.
   *
   * @param set where pairs come from
   * @param weight how often, compared with the other sets: weight / sum of weights of all patches
   *     come from this set, however many pictures it has
   */
  @Short("set")
  public record WeightedSet(
      @Doc("where pairs come from") Choice<DataSetProvider<?>> set,
      @Default("1")
          @Range(min = 1e-6, max = 1e6)
          @Doc("its share of the patches is weight / sum of weights, whatever its size")
          double weight) {}

  @Override
  public List<Violation> violations() {
    return sets.isEmpty()
        ? List.of(new Violation("sets", "at least one set is needed"))
        : List.of();
  }
}

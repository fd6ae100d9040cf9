package io.mirnet.data.pair;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.image.DataSetSpec.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one folder into training and validation. Names that lie side by side mostly show the same
 * scene, so few cuts are made: the names, in natural order, fall into as many stretches as there
 * are blocks, and the last names of each stretch are the validation part. One block keeps scenes
 * apart best; several stand better for the whole where the pictures change along the folder.
 *
 * @param fraction share of the validation part, more than 0 and less than 1; rounded up to whole
 *     pictures
 * @param blocks stretches that the names fall into
 * @param part which part to use; empty for the part that the set is opened for
 */
public record Split(
    @Default("0.1") @Doc("share of the pictures that make the validation part") double fraction,
    @Default("1") @Range(min = 1, max = 1000) @Doc("stretches that each give their last names")
        int blocks,
    @Doc("which part to use; without it, each of training and validation takes its own")
        Optional<Part> part)
    implements Checked {

  /** The two parts. */
  public enum Part {
    /** The first names of each stretch. */
    TRAINING,
    /** The last names of each stretch. */
    VALIDATION
  }

  @Override
  public List<Violation> violations() {
    return fraction > 0 && fraction < 1
        ? List.of()
        : List.of(
            new Violation(
                "fraction", "fraction must be more than 0 and less than 1, not " + fraction));
  }

  /** The names of one part, of all names in order. */
  List<String> of(List<String> names, Use use) {
    // The small amount undoes products like 0.1 * 3 = 0.30000000000000004, which ceil would lift.
    int validation = (int) Math.ceil(fraction * names.size() - 1e-9);
    Part own = part.orElse(use == Use.TRAINING ? Part.TRAINING : Part.VALIDATION);
    List<String> chosen = new ArrayList<>();
    for (int k = 0; k < blocks; k++) {
      int start = at(k, names.size());
      int end = at(k + 1, names.size());
      int cut = end - (at(k + 1, validation) - at(k, validation));
      chosen.addAll(own == Part.TRAINING ? names.subList(start, cut) : names.subList(cut, end));
    }
    return chosen;
  }

  /** Where stretch k begins, of a number of things shared out evenly. */
  private int at(int k, int things) {
    return (int) ((long) things * k / blocks);
  }
}

package io.mirnet.data.pair;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.data.file.NaturalOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
 * @param by what the fraction is of; scenes are never cut
 * @param scene template of the pairs' names with a place {@code {scene}}, if those in {@code match}
 *     or {@code layout} have none; two pairs with the same text there show one scene
 */
public record Split(
    @Default("0.1") @Doc("share of the pictures that make the validation part") double fraction,
    @Default("1") @Range(min = 1, max = 1000) @Doc("stretches that each give their last names")
        int blocks,
    @Doc("which part to use; without it, each of training and validation takes its own")
        Optional<Part> part,
    @Default("picture")
        @Doc(
            "what is shared out: picture; or scene, so that none is in both parts, which takes {scene} in match or scene")
        By by,
    @Doc("template of the names that tells their scene, as in '{scene}_{n}'; implies by: scene")
        Optional<String> scene)
    implements Checked {

  /** What is shared out. */
  public enum By {
    /** Each pair by itself. */
    PICTURE,
    /** All pairs of a scene together. */
    SCENE
  }

  /** The two parts. */
  public enum Part {
    /** The first names of each stretch. */
    TRAINING,
    /** The last names of each stretch. */
    VALIDATION
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    if (!(fraction > 0 && fraction < 1)) {
      violations.add(
          new Violation(
              "fraction", "fraction must be more than 0 and less than 1, not " + fraction));
    }
    scene.flatMap(Scenes::slip).ifPresent(slip -> violations.add(new Violation("scene", slip)));
    return violations;
  }

  /** A part of pictures, as the use decides. */
  Split(double fraction, int blocks, Optional<Part> part) {
    this(fraction, blocks, part, By.PICTURE, Optional.empty());
  }

  /** The pairs of one part, of all pairs in order. */
  List<Candidate> of(List<Candidate> pairs, Use use, Problems problems) {
    List<String> unknown =
        pairs.stream().filter(pair -> key(pair).isEmpty()).map(Candidate::name).toList();
    problems.add(
        unknown,
        "pairs whose scene is not known, which takes a template with {scene}, in match or as split.scene");
    if (!unknown.isEmpty()) {
      return pairs;
    }
    Function<Candidate, String> key = pair -> key(pair).orElseThrow();
    List<String> all = pairs.stream().map(key).distinct().sorted(new NaturalOrder()).toList();
    Set<String> chosen = Set.copyOf(of(all, use));
    if (chosen.isEmpty()) {
      problems.add(
          "the split leaves none of %d %s; change split.fraction"
              .formatted(all.size(), byScene() ? "scenes" : "pairs"));
    }
    return pairs.stream().filter(pair -> chosen.contains(key.apply(pair))).toList();
  }

  /** What stays together: a scene, or a pair. */
  private Optional<String> key(Candidate pair) {
    return byScene() ? sceneOf(pair, scene) : Optional.of(pair.name());
  }

  /** The scene of a pair, by a template of its own or by those that it was found by. */
  static Optional<String> sceneOf(Candidate pair, Optional<String> template) {
    return template.isPresent()
        ? new Scenes(template.get()).of(pair.name())
        : Optional.ofNullable(pair.captured().get(Scenes.PLACE));
  }

  private boolean byScene() {
    return by == By.SCENE || scene.isPresent();
  }

  /**
   * Shares names out.
   *
   * @param names all names in order
   * @param use what the set is opened for
   * @return the names of one part
   */
  public List<String> of(List<String> names, Use use) {
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

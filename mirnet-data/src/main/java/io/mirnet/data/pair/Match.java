package io.mirnet.data.pair;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Short;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which names belong together. A template describes names without suffix, as in {@code low{n}}; it
 * may speak of folders, and those before it must be the same for a pair.
 *
 * @param by what makes a pair
 * @param input names of the degraded pictures
 * @param target names of the clean pictures; one of them may serve several inputs
 * @param inputRight names of the right views
 */
@Short("by")
public record Match(
    @Default("name")
        @Doc(
            "name: pairs agree in the places of their templates; order: the first of each, the second, ...")
        By by,
    @Doc("template of the inputs' names, without suffix, as in 'low{n}'; the same names if absent")
        Optional<String> input,
    @Doc("template of the targets' names, as in 'normal{n}'") Optional<String> target,
    @Doc("template of the right views' names; that of the inputs if absent")
        Optional<String> inputRight)
    implements Checked {

  /** Pictures of one name in each folder. */
  static final Match SAME_NAMES =
      new Match(By.NAME, Optional.empty(), Optional.empty(), Optional.empty());

  /** What makes a pair. */
  public enum By {
    /** What the templates' places hold. */
    NAME,
    /** The place in the natural order of the names. */
    ORDER
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    check("input", input, violations);
    check("target", target, violations);
    check("input_right", inputRight, violations);
    if (violations.isEmpty() && by == By.NAME) {
      List<String> known = inputTemplate().places();
      if (!known.containsAll(targetTemplate().places())) {
        violations.add(
            new Violation(
                target.isPresent() ? "target" : "input",
                "the target's template '%s' has a place that the input's '%s' has not, so that nothing says what stands there"
                    .formatted(targetTemplate(), inputTemplate())));
      }
    }
    if (violations.isEmpty()
        && !Set.copyOf(inputTemplate().places()).equals(Set.copyOf(rightTemplate().places()))) {
      violations.add(
          new Violation(
              "input_right",
              "'%s' must have the places of the input's template '%s'"
                  .formatted(rightTemplate(), inputTemplate())));
    }
    return violations;
  }

  private static void check(String key, Optional<String> text, List<Violation> violations) {
    text.flatMap(Template::slip).ifPresent(slip -> violations.add(new Violation(key, slip)));
  }

  Template inputTemplate() {
    return new Template(input.orElse("{name}"));
  }

  /** By order, a target's name of its own says nothing about its input's. */
  Template targetTemplate() {
    return new Template(target.orElse(by == By.ORDER ? "{target}" : "{name}"));
  }

  Template rightTemplate() {
    return inputRight.map(Template::new).orElse(inputTemplate());
  }
}

package io.mirnet.data.pair;

import io.mirnet.api.Checked.Violation;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Which names to use, without suffix: by themselves, or with the folders before them.
 *
 * @param include globs of which one must fit; empty for all
 * @param exclude globs of which none may fit
 */
public record Globs(List<String> include, List<String> exclude) {
  /**
   * Checks the options {@code include} and {@code exclude}.
   *
   * @return what is no glob
   */
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    check("include", include, violations);
    check("exclude", exclude, violations);
    return violations;
  }

  private static void check(String key, List<String> globs, List<Violation> violations) {
    for (int i = 0; i < globs.size(); i++) {
      try {
        matcher(globs.get(i));
      } catch (PatternSyntaxException e) {
        violations.add(
            new Violation(
                "%s[%d]".formatted(key, i),
                "'%s' is not a glob: %s".formatted(globs.get(i), e.getDescription())));
      }
    }
  }

  /**
   * Decides on a name.
   *
   * @param stem the name without suffix, with '/' between it and its folders
   * @return whether to use it
   */
  public boolean use(String stem) {
    Path name = Path.of(stem);
    return (include.isEmpty() || fits(include, name)) && !fits(exclude, name);
  }

  private static boolean fits(List<String> globs, Path name) {
    return globs.stream()
        .map(Globs::matcher)
        .anyMatch(glob -> glob.matches(name) || glob.matches(name.getFileName()));
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}

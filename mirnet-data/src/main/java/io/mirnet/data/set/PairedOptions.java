package io.mirnet.data.set;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Options of {@code paired}. Relative folders start from {@code data.root}.
 *
 * @param input folder of degraded pictures; of the left view for a dual-pixel sensor
 * @param target folder of clean pictures, of the same names but for the suffix
 * @param inputRight folder of the right view of a dual-pixel sensor: inputs get 6 channels
 * @param include globs of the names to use; empty for all
 * @param exclude globs of the names not to use
 * @param split which part to use, where one folder serves training and validation
 */
public record PairedOptions(
    @Doc("folder of degraded pictures") Path input,
    @Doc("folder of clean pictures, of the same names but for the suffix") Path target,
    @Doc("folder of the right view of a dual-pixel sensor: inputs get 6 channels")
        Optional<Path> inputRight,
    @Default("[]") @Doc("globs of the names (without suffix) to use; empty for all")
        List<String> include,
    @Default("[]") @Doc("globs of the names (without suffix) not to use") List<String> exclude,
    @Doc("which part to use, where one folder serves training and validation")
        Optional<Split> split)
    implements Checked {

  @Override
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

  /** Whether a name without suffix is to be used. */
  boolean uses(String stem) {
    Path name = Path.of(stem);
    return (include.isEmpty() || include.stream().anyMatch(glob -> matcher(glob).matches(name)))
        && exclude.stream().noneMatch(glob -> matcher(glob).matches(name));
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}

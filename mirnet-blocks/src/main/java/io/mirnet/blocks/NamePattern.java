package io.mirnet.blocks;

import io.mirnet.api.InputException;
import io.mirnet.config.Suggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern for public names of parameters, such as {@code body.0.*}: {@code *} stands for any
 * characters, dots too, and everything else for itself.
 *
 * @param text the pattern
 */
public record NamePattern(String text) {
  private static final String ANYTHING = "*";

  /** Names listed in a message. */
  private static final int LISTED = 3;

  /**
   * Tells whether a name fits.
   *
   * @param name a public name
   * @return whether all of it fits
   */
  public boolean matches(String name) {
    return Arrays.stream(text.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.collectingAndThen(Collectors.joining(".*"), Pattern::compile))
        .matcher(name)
        .matches();
  }

  /**
   * Requires that some name fits, since a pattern that fits none is a slip.
   *
   * @param key where the pattern stands, for the message
   * @param names all names that there are
   * @throws InputException if none fits; it names what is near
   */
  public void requireMatch(String key, Collection<String> names) {
    if (names.stream().noneMatch(this::matches)) {
      String near = Suggestion.didYouMean(text, text.contains(ANYTHING) ? patterns(names) : names);
      String some = String.join(", ", names.stream().limit(LISTED).toList());
      throw new InputException(
          "%s: no parameter's name fits '%s'; %s".formatted(key, text, near)
              + (near.isEmpty() ? "there are " : " there are ")
              + (names.size() > LISTED ? some + " and so on" : some));
    }
  }

  /** The patterns that could have been meant: a star for the end or the beginning of a name. */
  private static Set<String> patterns(Collection<String> names) {
    Set<String> patterns = new LinkedHashSet<>();
    for (String name : names) {
      for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
        patterns.add(name.substring(0, dot + 1) + ANYTHING);
        patterns.add(ANYTHING + name.substring(dot));
      }
    }
    return patterns;
  }
}

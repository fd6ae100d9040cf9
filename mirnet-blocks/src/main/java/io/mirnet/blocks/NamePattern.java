package io.mirnet.blocks;

import io.mirnet.api.InputException;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of public parameter names, as in {@code body.0.*}: {@code *} stands for any number of
 * any characters, dots too; everything else for itself.
 *
 * @param text the pattern
 */
public record NamePattern(String text) {
  /** Names listed in a message. */
  private static final int LISTED = 5;

  /**
   * Tells whether a name fits.
   *
   * @param name a public name
   * @return whether the whole name matches
   */
  public boolean matches(String name) {
    String expression =
        Pattern.compile("\\*")
            .splitAsStream(text + " ")
            .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
            .collect(Collectors.joining(".*"));
    return Pattern.matches(expression, name + " ");
  }

  /**
   * Refuses a pattern that matches nothing, which is a slip of the pen.
   *
   * @param key where it stands in the configuration
   * @param names all names
   * @throws InputException if no name matches; it says which names there are
   */
  public void requireMatch(String key, Collection<String> names) {
    if (names.stream().noneMatch(this::matches)) {
      throw new InputException(
          "%s: no parameter is named '%s'; there are: %s%s"
              .formatted(
                  key,
                  text,
                  names.stream().limit(LISTED).collect(Collectors.joining(", ")),
                  names.size() > LISTED ? " and %d more".formatted(names.size() - LISTED) : ""));
    }
  }
}

package io.mirnet.data.pair;

import java.util.Optional;

/** Which scene a picture shows, by a template of the names with a place {@code {scene}}. */
public final class Scenes {
  static final String PLACE = "scene";

  private final Template template;

  /**
   * Reads a template.
   *
   * @param template one that has no {@link #slip}
   */
  public Scenes(String template) {
    this.template = new Template(template);
  }

  /**
   * Says what is wrong with a template.
   *
   * @param template any text
   * @return a message; empty if it tells a scene
   */
  public static Optional<String> slip(String template) {
    return Template.slip(template)
        .or(
            () ->
                new Template(template).places().contains(PLACE)
                    ? Optional.empty()
                    : Optional.of("'%s' needs the place {scene}".formatted(template)));
  }

  /**
   * Finds the scene of a picture.
   *
   * @param name its name without suffix
   * @return what stands in the place; empty if the name doesn't fit the template
   */
  public Optional<String> of(String name) {
    return template.match(name).map(found -> found.values().get(PLACE));
  }
}

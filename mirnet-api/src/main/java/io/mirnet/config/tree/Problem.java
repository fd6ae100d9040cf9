package io.mirnet.config.tree;

/**
 * A mistake in a configuration.
 *
 * @param origin the place to point at
 * @param message what is wrong
 * @param hint what would be right; empty if the message says it all
 */
public record Problem(Origin origin, String message, String hint) {
  /**
   * Makes a problem without a hint.
   *
   * @param origin the place to point at
   * @param message what is wrong
   */
  public Problem(Origin origin, String message) {
    this(origin, message, "");
  }

  /**
   * Renders the problem as a compiler does: place and message, then for a file the line and a mark
   * below it.
   *
   * @return one line, or three for a file
   */
  public String render() {
    return switch (origin.source().kind()) {
      case FILE -> origin + ": error: " + message + "\n" + Excerpt.of(origin, hint);
      case OVERRIDE, DEFAULT ->
          origin.source().name() + ": error: " + message + (hint.isEmpty() ? "" : "; " + hint);
    };
  }
}

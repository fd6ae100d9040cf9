package io.mirnet.config.tree;

/**
 * A mistake in a configuration, or something to mend in it.
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
   * Renders a mistake as a compiler does: place and message, then for a file the line and a mark
   * below it.
   *
   * @return one line, or three for a file
   */
  public String render() {
    return render("error");
  }

  /**
   * Renders what is only to mend, as a compiler's warning.
   *
   * @return one line, or three for a file
   */
  public String renderWarning() {
    return render("warning");
  }

  private String render(String severity) {
    String head = ": " + severity + ": " + message;
    return switch (origin.source().kind()) {
      case FILE -> origin + head + "\n" + Excerpt.of(origin, hint);
      case OVERRIDE, DEFAULT -> origin.source().name() + head + (hint.isEmpty() ? "" : "; " + hint);
    };
  }
}

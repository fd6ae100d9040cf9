package io.mirnet.config.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key and a value that were not joined as YAML wants it: {@code width:80}, {@code width=80}. */
public final class KeySlip {
  /** The value of a key does not begin like the rest of a URL or of a Windows path. */
  private static final Pattern JOINED =
      Pattern.compile("([A-Za-z_][\\w-]*)\\s*(?:=|:(?=\\S))\\s*([^\\s/\\\\=]\\S*)(\\s.*)?");

  private static final Pattern APART = Pattern.compile("([A-Za-z_][\\w-]*)\\s+([^\\s:=]+)");

  private KeySlip() {}

  /**
   * Looks at a text that stands where a mapping should.
   *
   * @param text the text
   * @return what to write instead; empty if the text doesn't look like a key and a value
   */
  public static String hint(String text) {
    return hint(JOINED.matcher(text.strip()));
  }

  /**
   * Looks at a line that must be a key and a value, so that a space between words is a slip too.
   */
  static String hintOfLine(String line) {
    String plain = line.strip().replaceFirst("^- +", "").replaceFirst("\\s+#.*$", "");
    String hint = hint(plain);
    return hint.isEmpty() ? hint(APART.matcher(plain)) : hint;
  }

  private static String hint(Matcher slip) {
    return slip.matches()
        ? "write '%s: %s', with a space after ':'".formatted(slip.group(1), slip.group(2))
        : "";
  }
}

package io.mirnet.data.pair;

import io.mirnet.data.file.Listing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that doesn't fit, so that it can be told at once. */
final class Problems {
  private final List<String> lines = new ArrayList<>();

  void add(String line) {
    lines.add(line);
  }

  /** Adds a line that counts and lists names, if there are any. */
  void add(Collection<String> names, String what) {
    if (!names.isEmpty()) {
      lines.add("%s (%d): %s".formatted(what, names.size(), Listing.of(names)));
    }
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  @Override
  public String toString() {
    return String.join("\n  ", lines);
  }
}

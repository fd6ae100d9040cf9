package io.mirnet.data.set;

import java.util.Collection;

/** Names in a message: more of one kind than a person reads are counted. */
final class Listing {
  private static final int LISTED = 10;

  private Listing() {}

  static String of(Collection<String> names) {
    String listed = String.join(", ", names.stream().limit(LISTED).toList());
    return names.size() > LISTED
        ? "%s and %d more".formatted(listed, names.size() - LISTED)
        : listed;
  }
}

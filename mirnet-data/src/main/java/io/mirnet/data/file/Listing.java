package io.mirnet.data.file;

import java.util.Collection;

/** Names in a message: more of one kind than a person reads are counted. */
public final class Listing {
  private static final int LISTED = 10;

  private Listing() {}

  /**
   * Writes names down.
   *
   * @param names what to list
   * @return the first ten, and how many more there are
   */
  public static String of(Collection<String> names) {
    String listed = String.join(", ", names.stream().limit(LISTED).toList());
    return names.size() > LISTED
        ? "%s and %d more".formatted(listed, names.size() - LISTED)
        : listed;
  }
}

package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether paths lead to one file or folder, also by links. */
final class SameFile {
  private SameFile() {}

  /** Whether two paths are one file or folder; what doesn't exist is none. */
  static boolean is(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw new InputException(
          "%s and %s can't be compared (%s); check their permissions".formatted(one, other, e), e);
    }
  }

  /** Whether any two of several paths are one file. */
  static boolean isAmong(List<Path> files) {
    for (int i = 0; i < files.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (is(files.get(i), files.get(j))) {
          return true;
        }
      }
    }
    return false;
  }
}

package io.mirnet.train.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Gives a file a second name, by a hard link where the file system has them and by a copy
 * elsewhere. Whoever replaces the first name later leaves the second as it is.
 */
final class SecondName {
  private final Link link;

  SecondName(Link link) {
    this.link = link;
  }

  /** How a hard link is made. */
  interface Link {
    void make(Path link, Path existing) throws IOException;
  }

  /** Gives the name; what had it before keeps it until this is whole. */
  void give(Path name, Path file) throws IOException {
    Path temporary = name.resolveSibling(name.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      link.make(temporary, file);
    } catch (IOException | UnsupportedOperationException e) {
      // exFAT, CIFS and others have no links, and each says so in its own way.
      Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
      force(temporary);
    }
    Files.move(
        temporary, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // A move between two names of one file does nothing.
    Files.deleteIfExists(temporary);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}

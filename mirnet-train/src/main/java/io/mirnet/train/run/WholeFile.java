package io.mirnet.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes text files of which a reader, or a crash, sees the old content or the new one. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file by way of another name.
   *
   * @param file the file, there or not
   * @param content its new content
   * @throws IOException if it can't be written; the file is then as it was
   */
  public static void write(Path file, String content) throws IOException {
    write(file, file.resolveSibling(file.getFileName() + ".tmp"), content);
  }

  /**
   * Writes a file that others may write at the same time, as nobody holds a lock on it. The last
   * one counts.
   *
   * @param file the file, there or not
   * @param content its new content
   * @throws IOException if it can't be written; the file is then as it was
   */
  public static void writeAmongOthers(Path file, String content) throws IOException {
    Path own = file.resolveSibling(".%s.%s.tmp".formatted(file.getFileName(), UUID.randomUUID()));
    try {
      write(file, own, content);
    } finally {
      Files.deleteIfExists(own);
    }
  }

  private static void write(Path file, Path temporary, String content) throws IOException {
    Files.writeString(temporary, content);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

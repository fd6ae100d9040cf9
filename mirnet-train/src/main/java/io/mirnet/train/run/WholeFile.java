package io.mirnet.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, content);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

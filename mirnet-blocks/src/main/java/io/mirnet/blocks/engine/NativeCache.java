package io.mirnet.blocks.engine;

import ai.djl.util.Utils;
import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * The folder that DJL unpacks libtorch into, and loads it from. Without a home that can be written
 * it is {@code .djl.ai} in the folder of temporary files, where anybody might have put one before.
 */
public final class NativeCache {
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  private NativeCache() {}

  /**
   * Makes sure, before the engine starts, that nobody else can write what it loads. A folder that
   * the user names, or in the user's home, is the user's.
   *
   * @throws InputException if the folder among the temporary files is another's, or open to others
   */
  public static void require() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path cache = Utils.getEngineCacheDir();
    if (cache.equals(temporary.resolve(".djl.ai"))) {
      require(cache);
    }
  }

  /** Makes the folder, or looks whose it is. */
  static void require(Path cache) {
    if (Files.getFileAttributeView(cache.getParent(), PosixFileAttributeView.class) == null) {
      return; // Windows gives each user temporary files of his own
    }
    try {
      if (!Files.exists(cache, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(cache, PosixFilePermissions.asFileAttribute(OWN));
      }
      PosixFileAttributes found =
          Files.readAttributes(cache, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isDirectory()
          || !found.owner().equals(self(cache.getParent()))
          || !OWN.containsAll(found.permissions())) {
        throw new InputException(
            "native code would be loaded from %s, which others could write; set DJL_CACHE_DIR to a folder of your own"
                .formatted(cache));
      }
    } catch (IOException e) {
      throw new InputException(
          "native code can't be unpacked into %s: %s; set DJL_CACHE_DIR to a folder of your own"
              .formatted(cache, e),
          e);
    }
  }

  /**
   * The user's name need not be known to the system, as in containers; who makes a file owns it.
   */
  private static UserPrincipal self(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "mirnet", null);
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }
}

package io.mirnet.blocks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class NativeCacheTest {
  @TempDir private Path temporary;
  private Path cache;

  @BeforeEach
  void name() {
    cache = temporary.resolve(".djl.ai");
  }

  @Test
  void theFolderIsMadeForItsUserAlone() throws IOException {
    NativeCache.require(cache);
    assertThat(Files.getPosixFilePermissions(cache))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThatCode(() -> NativeCache.require(cache)).doesNotThrowAnyException();
    assertThat(temporary).isDirectoryNotContaining(file -> !file.equals(cache));
  }

  @Test
  void aFolderThatOthersCanWriteIsRefused() throws IOException {
    Files.createDirectory(cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertRefused();
  }

  @Test
  void aLinkIsRefused() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(cache, elsewhere);
    assertRefused();
  }

  @Test
  void anothersFolderIsRefused() throws IOException {
    Files.createDirectory(
        cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assumeTrue(givenAway(), "only root can give a folder away");
    assertRefused();
  }

  private boolean givenAway() {
    try {
      Files.setOwner(
          cache,
          cache.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void assertRefused() {
    assertThatThrownBy(() -> NativeCache.require(cache))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(cache.toString(), "DJL_CACHE_DIR");
  }
}

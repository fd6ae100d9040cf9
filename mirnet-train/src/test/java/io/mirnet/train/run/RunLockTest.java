package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path folder;

  @Test
  void onlyOneHasItUntilItIsClosed() {
    RunLock lock = RunLock.take(folder).orElseThrow();
    assertThat(RunLock.take(folder)).isEmpty();
    assertThat(RunLock.take(folder.resolve("."))).isEmpty();
    lock.close();
    RunLock.take(folder).orElseThrow().close();
  }

  @Test
  void whoIsRefusedHearsWhoHasIt() throws IOException {
    try (RunLock lock = RunLock.require(folder, warning -> {})) {
      assertThat(lock.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> RunLock.require(folder, warning -> {}))
          .isInstanceOf(RunBusyException.class)
          .hasMessage(
              "another process has %s (%s); nothing was written: wait until it ends, or end it first"
                  .formatted(folder, Owner.self().text()));
    }
    assertThat(Owner.told(folder.resolve("lock"))).hasValue(Owner.self().text());
  }

  @Test
  void anOwnerThatCannotBeReadIsLeftOut() throws IOException {
    RunLock.Locking another = channel -> null;
    Path file = folder.resolve("lock");
    for (String text : List.of("", "\0\n\nsome\nlines", "process x on y")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> RunLock.require(folder, warning -> {}, another))
          .isInstanceOf(RunBusyException.class)
          .hasMessageContaining("another process has " + folder + ";");
      assertThat(file).hasContent(text);
    }
    Files.writeString(file, "process 12 on node7\n");
    assertThatThrownBy(() -> RunLock.require(folder, warning -> {}, another))
        .hasMessageContaining("(process 12 on node7)");
    RunLock.take(folder).orElseThrow().close();
  }

  @Test
  void whereAFileSystemHasNoLocksARunGoesOnSayingSo() {
    RunLock.Locking none =
        channel -> {
          throw new IOException("Function not implemented");
        };
    List<String> warnings = new ArrayList<>();
    try (RunLock lock = RunLock.require(folder, warnings::add, none)) {
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith(folder + " can't be locked (Function not implemented)");
      assertThat(RunLock.take(lock.folder())).isEmpty();
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> RunLock.take(absent))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't lock " + absent);
  }
}

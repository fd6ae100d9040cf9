package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void severalMayWriteAFileAtOnce() {
    Path file = folder.resolve("report.html");
    String content = "x".repeat(10_000);
    IntStream.range(0, 500)
        .parallel()
        .forEach(
            n -> {
              try {
                WholeFile.writeAmongOthers(file, content);
                assertThat(Files.readString(file)).isEqualTo(content);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(folder).isDirectoryContaining("glob:**report.html");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    Path file = Files.createDirectories(folder.resolve("report.html/full")).getParent();
    assertThatThrownBy(() -> WholeFile.writeAmongOthers(file, "x")).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }
}

package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that were made to exhaust memory, never end, end in a stack trace or write to the terminal:
 * each is refused in one line, soon.
 */
@Timeout(20) // of which a slow machine needs few; each of them took a minute or for ever
class HostileFilesTest {
  @TempDir private static Path folder;

  static List<Path> models() throws IOException, URISyntaxException {
    Path hostile = Path.of(HostileFilesTest.class.getResource("hostile").toURI());
    try (Stream<Path> files = Files.list(hostile)) {
      return files.sorted().toList();
    }
  }

  @BeforeAll
  static void startTheEngine() {
    Cli.run("summary", Tiny.in(folder)).done();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelFileIsRefusedInOneLine(Path file) {
    Cli run = Cli.run("summary", "--model", file);
    run.refused(ExitCode.INPUT, file.getFileName().toString());
    assertThat(run.err().strip().chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void aHalfMegabyteOfBlanksIsNotShown() {
    String header =
        "{\"w\": {\"dtype\": \"%s\", \"shape\": [1], \"data_offsets\": [0, 4]}}"
            .formatted(" ".repeat(500_000));
    ByteBuffer bytes = ByteBuffer.allocate(header.length() + 12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    Path file = write("spaces.safetensors", bytes.array());
    Cli run = Cli.run("summary", "--model", file);
    run.refused(ExitCode.INPUT, "which is not known; there are: [F64");
    assertThat(run.err()).hasSizeLessThan(5000);
  }

  @Test
  void aLineOfManyValuesIsReadInTheTimeOfManyLines() {
    String groups = "1,".repeat(150_000);
    Path file = write("line.yaml", "model: {groups: [%s1]}\n".formatted(groups).getBytes());
    Cli.run("config", "check", file)
        .refusedConfiguration(1, "150001 groups of 2 blocks are more than 256 blocks in all");
  }

  @Test
  void ofManyUnknownKeysSomeAreShownAndTheRestIsCounted() {
    StringBuilder yaml = new StringBuilder();
    IntStream.range(0, 100_000).forEach(i -> yaml.append("key%d: 1\n".formatted(i)));
    Cli run = Cli.run("config", "check", write("keys.yaml", yaml.toString().getBytes()));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("... and 99900 more", "100000 problems; nothing was started");
    assertThat(run.err().lines()).hasSizeLessThan(310);
  }

  private Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

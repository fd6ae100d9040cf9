package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mirnet.cli.CliProcess;
import io.mirnet.cli.Tiny;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole commands in a pseudo-terminal, which {@code script} of util-linux opens. */
@Timeout(120)
class PseudoTerminalTest {
  private static final int CONTROL_C = 3;

  /** The bit of SIGINT among those that /proc tells. */
  private static final long INTERRUPT = 1 << 1;

  @TempDir private Path folder;

  @BeforeAll
  static void thereIsScript() {
    assumeTrue(
        List.of("/usr/bin/script", "/bin/script").stream()
            .anyMatch(at -> Files.exists(Path.of(at))),
        "needs script of util-linux");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 160})
  void aRunHasNoWrappedNorGluedLine(int columns) throws Exception {
    Tiny.in(folder);
    Screen screen = Screen.of(columns, ended(columns, "train", "tiny.yaml", "--run", "run"));
    assertThat(screen.wrapped()).isEmpty();
    assertThat(screen.rows().get(0)).isEqualTo("training tiny into run");
    assertThat(screen.rows())
        .allMatch(
            row ->
                row.matches(
                    "(training|device|network|data|validation|iteration|best|picture|model|  ).*"))
        .noneMatch(row -> row.contains("it/s"))
        .endsWith("model      run/checkpoints/best.safetensors");
  }

  @Test
  void aStoppedRunSaysHowToGoOnInLinesOfTheirOwn() throws Exception {
    assumeFalse(isInterruptIgnored(), "what a shell runs in its background can't be interrupted");
    Tiny.in(folder);
    Process process = started(60, "train", "tiny.yaml", "train.iterations=100000", "--run", "run");
    StringBuilder written = new StringBuilder();
    try (InputStream in = process.getInputStream();
        OutputStream keys = process.getOutputStream()) {
      while (!written.toString().contains("\r\u001b[K")) {
        written.append((char) in.read());
      }
      keys.write(CONTROL_C);
      keys.flush();
      written.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Screen screen = Screen.of(60, written.toString());
    assertThat(screen.wrapped()).isEmpty();
    assertThat(screen.rows()).contains("go on      mirnet-cli train --resume run");
    assertThat(screen.rows())
        .anyMatch(row -> row.matches("stopped    after \\d+ iterations"))
        .contains("stopping after this iteration, to save")
        .noneMatch(row -> row.contains("it/s"));
  }

  @Test
  void aSweepHasNoWrappedNorGluedLine() throws Exception {
    Tiny.in(folder);
    Files.writeString(
        folder.resolve("sweep.yaml"),
        "base: tiny.yaml\naxes: {model.fusion: [sum, skff]}\nseeds: [1]\nlauncher: {type: local, jobs: 2}\n");
    Screen screen = Screen.of(60, ended(60, "sweep", "sweep.yaml", "--output", "s"));
    assertThat(screen.wrapped()).isEmpty();
    assertThat(screen.rows())
        .startsWith("sweep of 2 trials in s")
        .contains("report: s/report.html");
    assertThat(screen.rows()).noneMatch(row -> row.contains("waiting") || row.contains("running"));
  }

  /** Ignored signals are inherited, and a Java that inherits one leaves it so. */
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
          .anyMatch(ignored -> (ignored & INTERRUPT) != 0);
    }
  }

  private String ended(int columns, String... arguments) throws IOException {
    Process process = started(columns, arguments);
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Process started(int columns, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(CliProcess.of(arguments).command());
    command.add(1, "-Dmirnet.terminal=true");
    command.add(1, "-Dmirnet.terminal.out=true");
    String quoted = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(
            "script", "-qec", "stty cols %d; exec %s".formatted(columns, quoted), "/dev/null");
    builder.environment().put("NO_COLOR", "1");
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
  }
}

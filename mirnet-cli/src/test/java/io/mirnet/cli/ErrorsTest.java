package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import io.mirnet.api.InputException;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.PluginSources;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationException;
import io.mirnet.train.run.FixedKeysException;
import io.mirnet.train.run.RunBusyException;
import io.mirnet.train.run.RunExistsException;
import io.mirnet.train.step.DivergedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ErrorsTest {
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      MirnetCli.commandLine(
          PluginSources.NONE, new PrintWriter(new StringWriter()), new PrintWriter(err));

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(new UsageException("x"), ExitCode.USAGE),
        Arguments.of(RunExistsException.saved(Path.of("x")), ExitCode.USAGE),
        Arguments.of(new RunBusyException(Path.of("x"), Optional.empty()), ExitCode.USAGE),
        Arguments.of(new FixedKeysException(List.of("seed"), List.of("device")), ExitCode.USAGE),
        Arguments.of(new ConfigurationException(List.of()), ExitCode.USAGE),
        Arguments.of(new InputException("x"), ExitCode.INPUT),
        Arguments.of(new DivergedException("x"), ExitCode.DIVERGED),
        Arguments.of(new IllegalStateException("x"), ExitCode.FAILURE));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void eachKindOfErrorHasItsExitCode(Exception exception, int code) {
    assertThat(handle(exception)).isEqualTo(code);
  }

  @Test
  void anErrorIsOneLine() {
    handle(new InputException("two things are wrong:\n  the first\n  the second\n"));
    assertThat(err)
        .hasToString("error: two things are wrong: the first; the second" + System.lineSeparator());
  }

  @Test
  void anEngineThatDoesNotStartSaysWhichLibraryIsMissing() {
    Throwable cause = new UnsatisfiedLinkError("libnvrtc.so: libcuda.so.1: no such file");
    assertThat(handle(new EngineException("Failed to load PyTorch native library", cause)))
        .isEqualTo(ExitCode.FAILURE);
    assertThat(err.toString().strip())
        .isEqualTo(
            "error: Failed to load PyTorch native library: libnvrtc.so: libcuda.so.1: no such file");
  }

  @Test
  void anErrorWithoutMessageIsNamed() {
    handle(new IllegalStateException());
    assertThat(err.toString().strip()).isEqualTo("error: java.lang.IllegalStateException");
  }

  @Test
  void theStackTraceIsShownOnRequestAboveTheLine() {
    handle(new IllegalStateException("broken"), "doctor", "--stacktrace");
    assertThat(err.toString().lines())
        .startsWith("java.lang.IllegalStateException: broken")
        .endsWith("error: broken")
        .anyMatch(line -> line.contains("at io.mirnet.cli.ErrorsTest"));
  }

  @Test
  void anOptionThatIsNotThereIsOneLine() {
    Cli.run("doctor", "--fromat", "json")
        .refused(ExitCode.USAGE, "--fromat", "see mirnet-cli doctor --help");
    Cli.run("doctor", "--format", "xml")
        .refused(ExitCode.USAGE, "xml", "see mirnet-cli doctor --help");
    Cli.run("restore").refused(ExitCode.USAGE, "--model=MODEL", "see mirnet-cli restore --help");
  }

  @Test
  void aCommandThatIsNotThereIsOneLine() {
    Cli.run("trian").refused(ExitCode.USAGE, "trian", "did you mean train?");
  }

  @Test
  void withoutACommandAllAreListed() {
    Cli none = Cli.run();
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.out()).isEmpty();
    assertThat(none.err())
        .contains(
            "train ", "evaluate ", "restore ", "summary ", "plugins ", "config ", "doctor ", "143");
  }

  @Test
  void helpAndVersionAreResults() {
    assertThat(Cli.run("--help").done().out()).contains("Usage: mirnet-cli", "Exit codes:");
    assertThat(Cli.run("config", "check", "--help").done().out())
        .contains("Usage: mirnet-cli config check");
    assertThat(Cli.run("--version").done().out()).startsWith("mirnet-cli 0.");
  }

  private int handle(Exception exception, String... arguments) {
    String[] given = arguments.length == 0 ? new String[] {"doctor"} : arguments;
    return new Errors()
        .handleExecutionException(exception, commandLine, commandLine.parseArgs(given));
  }
}

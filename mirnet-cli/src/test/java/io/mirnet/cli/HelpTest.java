package io.mirnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  @TempDir private Path folder;

  static Stream<String> commands() {
    Set<String> picoclis = Set.of("help", "generate-completion");
    return TypedCommand.root().getSubcommands().keySet().stream()
        .filter(name -> !picoclis.contains(name));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEachCommandEndsWithTwoExamplesThatItUnderstands(String command) {
    var examples = CommandPage.examples(TypedCommand.root().getSubcommands().get(command));
    assertThat(examples)
        .hasSize(2)
        .allMatch(line -> line.startsWith("mirnet-cli " + command))
        .allMatch(line -> line.length() <= 78, "fits into 80 columns behind an indent of two");
    for (String example : examples) {
      assertThatCode(() -> TypedCommand.parse(example.substring("mirnet-cli ".length())))
          .as(example)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void helpIsACommandToo() {
    assertThat(Cli.run("help", "train").done().out())
        .isEqualTo(Cli.run("train", "--help").done().out());
    assertThat(Cli.run("help").done().out()).contains("Usage: mirnet-cli", "Exit codes:");
  }

  @Test
  void anOptionOfOtherProgramsIsAnsweredWithASetting() {
    Cli.run("train", "examples/quickstart.yaml", "--epochs", "3")
        .refused(ExitCode.USAGE, "--epochs", "key=value, as in train.iterations=400");
  }

  @Test
  void aFileOfAnotherKindIsAnsweredWithTheCommandForIt() throws IOException {
    Path experiment = Tiny.in(folder);
    Path sweep =
        Files.writeString(
            folder.resolve("sweep.yaml"),
            "base: tiny.yaml\naxes: {model.fusion: [sum, skff]}\nseeds: [1]\n");
    Cli.run("train", sweep).refused(ExitCode.USAGE, "run it by: mirnet-cli sweep " + sweep);
    Cli.run("config", "show", sweep).refused(ExitCode.USAGE, "is the file of a sweep");
    Cli.run("sweep", experiment)
        .refused(ExitCode.USAGE, "train it by: mirnet-cli train " + experiment, "train -m");
    Files.writeString(sweep, "base: tiny.yaml\naxis: {model.fusion: [sum, skff]}\n");
    Cli.run("sweep", sweep).refusedConfiguration(1, "did you mean 'axes'?");
  }

  @Test
  void completionIsAScriptThatBashTakes() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "needs bash");
    String script = Cli.run("generate-completion").done().out();
    Path file = Files.writeString(folder.resolve("completion.sh"), script);
    Process bash =
        new ProcessBuilder(
                "/bin/bash",
                "-c",
                "source "
                    + file
                    + "; COMP_WORDS=(mirnet-cli comp); COMP_CWORD=1; _complete_mirnet-cli; echo \"${COMPREPLY[*]}\"")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8)).isEqualTo("compare\n");
  }
}

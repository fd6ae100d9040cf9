package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final String CLEAR = "\r\u001b[K";
  private static final String END = System.lineSeparator();

  private final StringWriter written = new StringWriter();

  @Test
  void onATerminalAStatusReplacesTheOneBefore() {
    Terminal terminal = new Terminal(new PrintWriter(written), true, () -> 80);
    terminal.status("one");
    terminal.status("two");
    assertThat(written).hasToString(CLEAR + "one" + CLEAR + "two");
  }

  @Test
  void onATerminalALineReplacesTheStatusAndStays() {
    Terminal terminal = new Terminal(new PrintWriter(written), true, () -> 80);
    terminal.line("first");
    terminal.status("status");
    terminal.line("second");
    terminal.line("third");
    assertThat(written)
        .hasToString("first" + END + CLEAR + "status" + CLEAR + "second" + END + "third" + END);
  }

  @Test
  void elsewhereAStatusIsALineOnceInAWhile() {
    Terminal terminal = new Terminal(new PrintWriter(written), false, () -> 80);
    for (int i = 0; i < 100; i++) {
      terminal.status("status " + i);
    }
    terminal.line("line");
    assertThat(written.toString().lines()).startsWith("status 0").endsWith("line").hasSize(2);
    assertThat(written.toString()).doesNotContain("\u001b", "\r\u001b");
  }

  @Test
  void aStatusIsNeverWiderThanTheTerminal() {
    Terminal terminal = new Terminal(new PrintWriter(written), true, () -> 20);
    terminal.status("a status that is longer than that");
    assertThat(written).hasToString(CLEAR + "a status that is ");
  }

  @Test
  void whatIsPrintedTakesThePlaceOfTheStatus() {
    StringWriter results = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(written), true, () -> 80);
    PrintWriter out = terminal.over(new PrintWriter(results));
    out.println("before");
    terminal.status("status");
    out.println("after");
    assertThat(written).hasToString(CLEAR + "status" + CLEAR);
    assertThat(results).hasToString("before" + END + "after" + END);
  }

  @Test
  void aLongLineGoesOnFromAWholeWord() {
    Terminal terminal = new Terminal(new PrintWriter(written), true, () -> 20);
    terminal.line("warning: the restored pictures are no better");
    assertThat(written.toString().lines())
        .containsExactly("warning: the", "  restored pictures", "  are no better");
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    Terminal terminal = new Terminal(new PrintWriter(written), true, () -> 20);
    terminal.line("picture a/path/that/is/longer/than/that");
    terminal.line("a/path/that/is/longer/than/that");
    assertThat(written.toString().lines())
        .containsExactly(
            "picture", "  a/path/that/is/longer/than/that", "a/path/that/is/longer/than/that");
  }

  @Test
  void errorsAndWarningsHaveTheirColours() {
    Terminal terminal =
        new Terminal(
            new PrintWriter(written), true, () -> 80, new Terminal.Shows(true, true, "mirnet-cli"));
    terminal.line("warning: the disk is nearly full");
    terminal.line("lol.yaml:5:5: error: no such option");
    terminal.line("no error: all is well");
    assertThat(written.toString().lines())
        .containsExactly(
            "\u001b[1;33mwarning\u001b[m: the disk is nearly full",
            "lol.yaml:5:5: \u001b[1;31merror\u001b[m: no such option",
            "no error: all is well");
  }

  @Test
  void aResultHasNoColoursWhateverItSays() {
    PrintWriter err = new PrintWriter(written);
    StringWriter results = new StringWriter();
    Terminal terminal =
        new Terminal(err, true, () -> 80, new Terminal.Shows(true, true, "mirnet-cli"));
    terminal.over(new PrintWriter(results)).println("error: a picture of this name");
    terminal.over(err).println("error: no such file");
    assertThat(results).hasToString("error: a picture of this name" + END);
    assertThat(written).hasToString("\u001b[1;31merror\u001b[m: no such file" + END);
  }

  @Test
  void whatCanBeTypedBeginsAsTheCommandDid() {
    PrintWriter err = new PrintWriter(written);
    Terminal terminal =
        new Terminal(err, false, () -> 80, new Terminal.Shows(false, false, "bin/mirnet-cli"));
    terminal.line("look at it by: mirnet-cli sweep status s; mirnet-cli-1.0.jar, x/mirnet-cli run");
    StringWriter results = new StringWriter();
    terminal.over(new PrintWriter(results)).print("complete -o default mirnet-cli mirnet-cli.sh");
    assertThat(terminal.typed("mirnet-cli train --resume r$1"))
        .isEqualTo("bin/mirnet-cli train --resume r$1");
    assertThat(written)
        .hasToString(
            "look at it by: bin/mirnet-cli sweep status s; mirnet-cli-1.0.jar, x/mirnet-cli run"
                + END);
    assertThat(results).hasToString("complete -o default mirnet-cli mirnet-cli.sh");
  }
}

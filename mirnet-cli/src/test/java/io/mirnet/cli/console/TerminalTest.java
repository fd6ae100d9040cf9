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
    Terminal terminal = new Terminal(new PrintWriter(written), true);
    terminal.status("one");
    terminal.status("two");
    assertThat(written).hasToString(CLEAR + "one" + CLEAR + "two");
  }

  @Test
  void onATerminalALineReplacesTheStatusAndStays() {
    Terminal terminal = new Terminal(new PrintWriter(written), true);
    terminal.line("first");
    terminal.status("status");
    terminal.line("second");
    terminal.line("third");
    assertThat(written)
        .hasToString("first" + END + CLEAR + "status" + CLEAR + "second" + END + "third" + END);
  }

  @Test
  void elsewhereAStatusIsALineOnceInAWhile() {
    Terminal terminal = new Terminal(new PrintWriter(written), false);
    for (int i = 0; i < 100; i++) {
      terminal.status("status " + i);
    }
    terminal.line("line");
    assertThat(written.toString().lines()).startsWith("status 0").endsWith("line").hasSize(2);
    assertThat(written.toString()).doesNotContain("\u001b", "\r\u001b");
  }
}

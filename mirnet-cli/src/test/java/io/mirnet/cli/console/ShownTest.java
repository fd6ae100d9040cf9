package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void whatWouldClearTheScreenIsShownAsItsCode() {
    assertThat(Shown.escaped("a\u001b[2J\u0007\u009b\tb\nc"))
        .isEqualTo("a\\x1b[2J\\x07\\x9b\tb\nc");
    String usual = "für alle Fälle: 画像\n";
    assertThat(Shown.escaped(usual)).isSameAs(usual);
  }

  @Test
  void everyWayOfWritingIsEscaped() {
    StringWriter to = new StringWriter();
    PrintWriter out = Shown.over(new PrintWriter(to));
    out.print('\u001b');
    out.print(new char[] {'x', '\u001b'});
    out.printf("%s", "\u001b");
    out.write("a\u001bb", 1, 2);
    out.flush();
    assertThat(to).hasToString("\\x1bx\\x1b\\x1b\\x1bb");
  }

  @Test
  void linesAreJoinedByWhatTheyEndWith() {
    assertThat(Shown.line("two things:\r\n  the first\n\n\t the second  \n"))
        .isEqualTo("two things: the first; the second");
  }

  @Test
  void theMiddleOfAVeryLongLineIsLeftOut() {
    String line = Shown.line("begin" + " ".repeat(1_000_000) + "end");
    assertThat(line).startsWith("begin").contains(" ... ").endsWith("end").hasSizeLessThan(4100);
  }
}

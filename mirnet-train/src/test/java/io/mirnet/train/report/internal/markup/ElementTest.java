package io.mirnet.train.report.internal.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTest {
  @Test
  void textCannotBecomeMarkup() {
    assertThat(Element.of("p", "a < b & <script>"))
        .hasToString("<p>a &lt; b &amp; &lt;script&gt;</p>");
  }

  @Test
  void attributesCannotEnd() {
    assertThat(Element.of("a", "x").with("href", "\"'><&"))
        .hasToString("<a href=\"&quot;&#39;&gt;&lt;&amp;\">x</a>");
  }

  @Test
  void controlCharactersAreReplaced() {
    assertThat(Element.of("p", "\u001b[31mred\n\u0000"))
        .hasToString("<p>\uFFFD[31mred\n\uFFFD</p>");
  }

  @Test
  void elementsNest() {
    assertThat(Element.of("g", Element.of("path").with("d", "M0 0"), Element.of("meta")))
        .hasToString("<g><path d=\"M0 0\"></path><meta></g>");
  }

  @Test
  void coordinatesAreShort() {
    assertThat(Element.of("x").with("y", 1.23456).with("z", 12.0))
        .hasToString("<x y=\"1.23\" z=\"12\"></x>");
  }
}

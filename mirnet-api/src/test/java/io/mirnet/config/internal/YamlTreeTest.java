package io.mirnet.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {
  private final List<Problem> problems = new ArrayList<>();

  private Optional<Node> read(String yaml) {
    return YamlTree.read(new Source(Source.Kind.FILE, 0, "test", yaml), problems::add);
  }

  private static void at(Origin origin, int line, int column, int length) {
    assertThat(List.of(origin.line(), origin.column(), origin.length()))
        .containsExactly(line, column, length);
  }

  @Test
  void everyKeyAndValueKnowsItsPlace() {
    Mapping root =
        (Mapping) read("# x\nab: cde\nlist: [10, 'q']\nin:\n  \"k\": |\n    text\n").orElseThrow();

    at(root.entries().get("ab").key(), 2, 1, 2);
    at(root.entries().get("ab").value().origin(), 2, 5, 3);
    Sequence list = (Sequence) root.entries().get("list").value();
    at(list.origin(), 3, 7, 1);
    at(list.items().get(0).origin(), 3, 8, 2);
    at(list.items().get(1).origin(), 3, 12, 3);
    Mapping inner = (Mapping) root.entries().get("in").value();
    at(inner.entries().get("k").key(), 5, 3, 3);
    at(inner.entries().get("k").value().origin(), 5, 8, 1);
  }

  @Test
  void quotedTextIsToldFromPlainText() {
    Sequence list =
        (Sequence)
            read("- 8\n- '8'\n- \"8\"\n- |\n  8\n- >-\n  8\n-\n- ''\n- null\n").orElseThrow();

    assertThat(list.items())
        .extracting(item -> ((Scalar) item).text())
        .containsExactly("8", "8", "8", "8\n", "8", "", "", "null");
    assertThat(list.items())
        .extracting(item -> ((Scalar) item).quoted())
        .containsExactly(false, true, true, true, true, false, true, false);
    assertThat(list.items())
        .extracting(item -> ((Scalar) item).isEmpty())
        .containsExactly(false, false, false, false, false, true, false, true);
  }

  @Test
  void textOfNumbersIsKeptAsWritten() {
    Sequence list =
        (Sequence) read("[1e-3, 0x1F, 1_000, 010, 1.50, .5, +3, 2026-11-22, yes]").orElseThrow();

    assertThat(list.items())
        .extracting(item -> ((Scalar) item).text())
        .containsExactly("1e-3", "0x1F", "1_000", "010", "1.50", ".5", "+3", "2026-11-22", "yes");
  }

  @Test
  void emptyTextIsAnEmptyScalar() {
    assertThat(((Scalar) read("").orElseThrow()).isEmpty()).isTrue();
    assertThat(problems).isEmpty();
  }

  @Test
  void firstOfTwoEqualKeysIsKeptAndTheSecondReported() {
    Mapping root = (Mapping) read("a: 1\nb: 2\na: 3").orElseThrow();

    assertThat(((Scalar) root.entries().get("a").value()).text()).isEqualTo("1");
    assertThat(problems)
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("key 'a' was already given at test:1:1");
    at(problems.get(0).origin(), 3, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1",
        "a: b: c",
        "a: 'x",
        "? [a]\n: 3",
        "a: \u0001",
        "{a: 1}}",
        "a: @b",
        "a:\n\tb: 1",
        "%",
        "--- %",
        "a: \"\\q\"",
        "a: *"
      })
  void whatIsNotYamlIsOneProblemWithAPlace(String yaml) {
    assertThat(read(yaml)).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).startsWith("this is not YAML: ").doesNotContain("\n");
              assertThat(problem.render()).startsWith("test:").hasLineCount(3);
            });
  }

  @Test
  void deepNestingIsRefusedNotOverflowed() {
    assertThat(read("[".repeat(100_000))).isEmpty();
    assertThat(problems).hasSize(1);
  }
}

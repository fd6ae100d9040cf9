package io.mirnet.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
  private static final Merge MERGE = new Merge(problem -> {});

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: {c: 2}} | {b: {d: 3}}           | {a: 1, b: {c: 2, d: 3}}",
        "{a: [1, 2]}       | {a: [3]}              | {a: [3]}",
        "{a: 1}            | {a: ~}                | {a: ~}",
        "{type: x, a: 1}   | {type: y, b: 2}       | {type: y, b: 2}",
        "{type: x, a: 1}   | {type: x, b: 2}       | {type: x, a: 1, b: 2}",
        "{type: x, a: 1}   | {b: 2}                | {type: x, a: 1, b: 2}",
        "{a: 1}            | {type: y}             | {a: 1, type: y}",
        "{f: x}            | {f: {b: 2}}           | {f: {type: x, b: 2}}",
        "{f: x}            | {f: {type: y, b: 2}}  | {f: {type: y, b: 2}}",
        "{f: {type: x}}    | {f: y}                | {f: y}",
        "{f: ~}            | {f: {b: 2}}           | {f: {b: 2}}",
      })
  void upperLiesOverLower(String lower, String upper, String merged) {
    assertThat(MERGE.merge(Optional.of(read(lower)), read(upper)).flow()).isEqualTo(merged);
  }

  private static Node read(String yaml) {
    List<Problem> problems = new ArrayList<>();
    Source source = new Source(Source.Kind.FILE, 0, "test", yaml);
    Node node = YamlTree.read(source, problems::add).orElseThrow();
    assertThat(problems).isEmpty();
    return node;
  }
}

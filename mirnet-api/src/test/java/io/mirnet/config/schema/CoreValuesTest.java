package io.mirnet.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1            | {\"a\":1}",
        "a: -7           | {\"a\":-7}",
        "a: +7           | {\"a\":7}",
        "a: 12345678901234567890 | {\"a\":12345678901234567890}",
        "a: 1e-3         | {\"a\":0.001}",
        "a: 2.50         | {\"a\":2.50}",
        "a: .5           | {\"a\":0.5}",
        "a: 0x10         | {\"a\":\"0x10\"}",
        "a: 1_000        | {\"a\":\"1_000\"}",
        "a: .nan         | {\"a\":\".nan\"}",
        "a: '1'          | {\"a\":\"1\"}",
        "a: true         | {\"a\":true}",
        "a: False        | {\"a\":false}",
        "a: yes          | {\"a\":\"yes\"}",
        "a:              | {\"a\":null}",
        "a: ~            | {\"a\":null}",
        "a: ''           | {\"a\":\"\"}",
        "a: [1, {b: c}]  | {\"a\":[1,{\"b\":\"c\"}]}",
      })
  void typesAreThoseOfTheCoreSchema(String yaml, String json) {
    Source source = new Source(Source.Kind.FILE, 0, "test", yaml);
    Node node = YamlTree.read(source, problem -> {}).orElseThrow();

    assertThat(CoreValues.of(node)).hasToString(json);
  }
}

package io.mirnet.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
  private final List<Problem> problems = new ArrayList<>();
  private final Source file = new Source(Source.Kind.FILE, 0, "test", "a: {b: [1, 2]}");

  private Node.Mapping apply(String... overrides) {
    Node.Mapping tree = (Node.Mapping) YamlTree.read(file, problems::add).orElseThrow();
    Merge merge = new Merge(problems::add);
    for (Node.Mapping layer : new Overrides(problems::add).layers(List.of(overrides))) {
      tree = (Node.Mapping) merge.merge(Optional.of(tree), layer);
    }
    return tree;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "=", "a", "=1", "a..b=1", ".a=1", "a.=1", "a[=1", "a[x]=1", "0=1", "a b=1", "[0]=1",
        "a[0]b=1"
      })
  void whatIsNotAKeyAndAValueIsAProblem(String override) {
    apply(override);

    assertThat(problems)
        .singleElement()
        .extracting(Problem::render)
        .isEqualTo(
            "override '"
                + override
                + "': error: this is not of the form key=value; for example model.width=48");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b[2]=1", "a.b.7=1", "a[0]=1", "c[0].d=1", "c.d[999999999]=1"})
  void itemThatIsNotThereIsAProblem(String override) {
    Node.Mapping tree = apply(override);

    assertThat(problems)
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith("there is no item");
    assertThat(tree.entries().get("a")).isEqualTo(apply().entries().get("a"));
  }

  @Test
  void keysBeforeAnItemThatIsNotThereStaySoThatMisspeltOnesAreTold() {
    Node.Entry c = apply("c.d[0].e=1").entries().get("c");

    assertThat(((Node.Mapping) c.value()).entries().get("d").value())
        .isInstanceOf(Node.Refused.class);
  }

  @Test
  void listHasNoKeys() {
    assertThat(apply("a.b.c=1")).isEqualTo(apply());
    assertThat(problems)
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("a list has no key 'c'");
  }

  @Test
  void baseIsRefused() {
    assertThat(apply("base=other.yaml")).isEqualTo(apply());
    assertThat(problems)
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("'base' works only in a file");
  }

  @Test
  void keyKeepsItsPlaceAndTheValueTellsTheOverride() {
    Node.Mapping tree = apply("a.b[1]=7");

    Node.Entry a = tree.entries().get("a");
    Node.Entry b = ((Node.Mapping) a.value()).entries().get("b");
    Node item = ((Node.Sequence) b.value()).items().get(1);
    assertThat(a.key()).hasToString("test:1:1");
    assertThat(b.key()).hasToString("test:1:5");
    assertThat(item.origin()).hasToString("override 'a.b[1]=7'");
    assertThat(problems).isEmpty();
  }

  @Test
  void missingMappingsAreMade() {
    assertThat(apply("x.y.z=1").entries().get("x").value().origin())
        .hasToString("override 'x.y.z=1'");
  }

  @Test
  void pathsAreSplitAtDotsAndBrackets() {
    assertThat(Map.of("a", Overrides.segments("a[0].b[1][2].c"), "", Overrides.segments("")))
        .containsEntry("a", List.of("a", "0", "b", "1", "2", "c"))
        .containsEntry("", List.of());
  }
}

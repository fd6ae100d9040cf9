package io.mirnet.data.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.data.pair.Template.Captured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  @Test
  void placesTakeWhatDiffers() {
    assertThat(new Template("low{n}").match("low00001"))
        .contains(new Captured("", Map.of("n", "00001")));
    assertThat(new Template("{scene}/{id}_GT_{n}").match("Data/S_1/0001_GT_SRGB_010"))
        .contains(new Captured("Data", Map.of("scene", "S_1", "id", "0001", "n", "SRGB_010")));
  }

  @Test
  void aPlaceTakesAsMuchAsItCan() {
    assertThat(new Template("{scene}_{n}").match("a_b_3"))
        .contains(new Captured("", Map.of("scene", "a_b", "n", "3")));
  }

  @Test
  void aPlaceTakesOneFolderAtMostAndNeverNothing() {
    assertThat(new Template("{name}").match("a/b"))
        .contains(new Captured("a", Map.of("name", "b")));
    assertThat(new Template("{name}_HR").match("_HR")).isEmpty();
    assertThat(new Template("low{n}").match("a/slow1")).isEmpty();
  }

  @Test
  void aPlaceThatOccursTwiceTakesTheSame() {
    Template template = new Template("{id}/{id}_{n}");
    assertThat(template.match("7/7_1")).isPresent();
    assertThat(template.match("7/8_1")).isEmpty();
  }

  @Test
  void textIsTakenLiterally() {
    assertThat(new Template("a.+({n})").match("a.+(1)")).isPresent();
    assertThat(new Template("a.{n}").match("ab1")).isEmpty();
  }

  @Test
  void aNameLeavesOutFoldersThatAreTheSameForAll() {
    assertThat(new Template("our485/low/{name}").name(Map.of("name", "2"))).isEqualTo("2");
    assertThat(new Template("{scene}/raw/low{n}").name(Map.of("scene", "s$1", "n", "2")))
        .isEqualTo("s$1/low2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"low", "low{", "{}", "{n}}", "{a b}", "{a}{b}", "/{n}", "{n}/", "a\\{n}"})
  void whatIsNoTemplateIsSaid(String text) {
    assertThat(Template.slip(text)).hasValueSatisfying(slip -> assertThat(slip).contains(text));
  }
}

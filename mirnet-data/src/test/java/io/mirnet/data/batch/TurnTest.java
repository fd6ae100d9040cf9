package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

  @Test
  void theEightTurnsOfASquareAreAllThereIs() {
    List<String> turned = new ArrayList<>();
    for (int i = 0; i < Turn.COUNT; i++) {
      turned.add(turn("abcd", 2, i));
    }
    assertThat(turned)
        .containsExactlyInAnyOrder("abcd", "badc", "cdab", "dcba", "acbd", "bdac", "cadb", "dbca");
    assertThat(turned.get(0)).isEqualTo("abcd");
    assertThat(turned.get(1)).isEqualTo("badc");
    assertThat(turned.get(2)).isEqualTo("cdab");
    assertThat(turned.get(4)).isEqualTo("acbd");
  }

  @Test
  void noSampleIsLost() {
    for (int i = 0; i < Turn.COUNT; i++) {
      assertThat(turn("abcdefghi", 3, i).chars())
          .containsExactlyInAnyOrderElementsOf("abcdefghi".chars().boxed().toList());
    }
  }

  @Test
  void thereIsNoNinthTurn() {
    assertThatIllegalArgumentException().isThrownBy(() -> Turn.of(8));
    assertThatIllegalArgumentException().isThrownBy(() -> Turn.of(-1));
  }

  private static String turn(String square, int side, int index) {
    Turn turn = Turn.of(index);
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        text.append(square.charAt(turn.row(y, x, side) * side + turn.column(y, x, side)));
      }
    }
    return text.toString();
  }
}

package io.mirnet.api.image;

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

  @Test
  void channelsOfAPixelStayTogether() {
    Image pairs = Image.of(2, 2, 2, new float[] {1, -1, 2, -2, 3, -3, 4, -4});
    assertThat(Turn.of(1).apply(pairs).toFloats()).containsExactly(2, -2, 1, -1, 4, -4, 3, -3);
  }

  /** A rotation by 90 degrees clockwise: the lower left corner comes to the upper left. */
  @Test
  void aRectangleStandsUpright() {
    Image lying = Image.of(2, 3, 1, new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(Turn.of(6).exchanges()).isTrue();
    assertThat(Turn.of(6).apply(lying)).isEqualTo(Image.of(3, 2, 1, new byte[] {4, 1, 5, 2, 6, 3}));
  }

  @Test
  void theInversePutsEverythingBackInItsDepth() {
    Image bytes = Image.of(2, 3, 1, new byte[] {1, 2, 3, 4, 5, -1});
    Image shorts = Image.of(3, 1, 2, new short[] {1, 2, 3, 4, 5, -1});
    Image floats = Image.of(1, 2, 1, new float[] {-1.5f, 2});
    for (int i = 0; i < Turn.COUNT; i++) {
      for (Image image : List.of(bytes, shorts, floats)) {
        Turn turn = Turn.of(i);
        assertThat(turn.inverse().apply(turn.apply(image))).as("turn %d", i).isEqualTo(image);
      }
    }
  }

  private static String turn(String square, int side, int index) {
    float[] letters = new float[square.length()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = square.charAt(i);
    }
    Image turned = Turn.of(index).apply(Image.of(side, side, 1, letters));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < letters.length; i++) {
      text.append((char) turned.value(i));
    }
    return text.toString();
  }
}

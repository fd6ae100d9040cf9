package io.mirnet.api.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {
  @Test
  void furtherScoresAreSortedByName() {
    assertThat(new Scores(1, 1, Map.of("b", 2d, "c", 3d, "a", 1d)).more().keySet())
        .containsExactly("a", "b", "c");
    assertThat(new Scores(1, 1).more()).isEmpty();
  }

  @Test
  void scoresDoNotChange() {
    Map<String, Double> more = new HashMap<>(Map.of("mae", 0.5));
    Scores scores = new Scores(1, 1, more);
    more.put("mae", 0.7);
    assertThat(scores.more()).containsEntry("mae", 0.5);
    assertThatThrownBy(() -> scores.more().put("mae", 0.7))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

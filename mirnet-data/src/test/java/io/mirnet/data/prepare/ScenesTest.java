package io.mirnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.data.pair.Layout;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenesTest {
  private static Scenes scenes(Recipe recipe, String... names) {
    return new Scenes(List.of(names), Pattern.compile(recipe.scene()));
  }

  @Test
  void instancesOfOneSiddSceneStayTogether() {
    Scenes scenes =
        scenes(
            Recipe.of(Layout.SIDD),
            "0001_001_S6_00100_00060_3200_L/0001_NOISY_SRGB_010",
            "0014_001_S6_03200_01250_3200_N/0014_NOISY_SRGB_010",
            "0015_002_GP_00100_00060_3200_L/0015_NOISY_SRGB_010");
    assertThat(scenes.of("0014_001_S6_03200_01250_3200_N/0014_NOISY_SRGB_010")).isEqualTo("001");
    assertThat(scenes.pick(0.02)).containsExactly("002");
  }

  @Test
  void camerasAreNoScenesOfRealSr() {
    Scenes scenes =
        scenes(Recipe.of(Layout.REALSR_X4), "Canon/Canon_001_LR4", "Canon/Canon_002_LR4");
    assertThat(scenes.of("Canon/Canon_001_LR4")).isEqualTo("Canon/Canon_001_LR4");
    assertThat(scenes.pick(0.02)).hasSize(1);
  }

  @Test
  void aFolderIsASceneElseAPictureIs() {
    Scenes scenes = scenes(Recipe.ANY, "a/1", "a/2", "b/c/1", "7");
    assertThat(scenes.of("a/2")).isEqualTo("a");
    assertThat(scenes.of("b/c/1")).isEqualTo("b/c");
    assertThat(scenes.of("7")).isEqualTo("7");
  }

  @Test
  void scenesArePickedEvenlyAndRoundedUp() {
    Scenes scenes =
        scenes(
            Recipe.ANY, IntStream.rangeClosed(1, 10).mapToObj(i -> "p" + i).toArray(String[]::new));
    assertThat(scenes.pick(0.2)).containsExactly("p3", "p8");
    assertThat(scenes.pick(0.01)).containsExactly("p6");
    assertThat(scenes.pick(0)).isEmpty();
  }

  @Test
  void namedScenesMustBeThereAndLeaveSomething() {
    Scenes scenes = scenes(Recipe.ANY, "a/1", "b/1");
    assertThat(scenes.require(List.of("b"))).containsExactly("b");
    assertThatThrownBy(() -> scenes.require(List.of("c")))
        .isInstanceOf(InputException.class)
        .hasMessage("there is no scene c; there are a, b");
    assertThatThrownBy(() -> scenes.require(List.of("a", "b")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--validation 0");
    assertThatThrownBy(() -> scenes(Recipe.ANY, "a/1", "a/2").pick(0.1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("one scene (a)");
  }

  @Test
  void aPatternThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Scenes(List.of("x1"), Pattern.compile("y(.*)")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x1");
    assertThatThrownBy(() -> new Scenes(List.of("x1"), Pattern.compile(".*")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--scene");
  }
}

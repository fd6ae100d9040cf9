package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.Choice;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.GradientClip;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every clipping of gradients keeps:
 *
 * <pre>{@code class AdaptiveTest extends ClipContract { AdaptiveTest() { super("adaptive"); } }}
 * </pre>
 */
public abstract class ClipContract extends ProviderContract<ClipProvider<?>> {
  private NDManager manager;

  /**
   * Tests a clipping of gradients.
   *
   * @param choice YAML that chooses it, for example {@code {type: value, at: 0.5}}
   */
  protected ClipContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<ClipProvider<?>> choice) implements Chosen<ClipProvider<?>> {}

  @Override
  final GradientClip build(Choice<ClipProvider<?>> choice) {
    return ClipProvider.build(choice);
  }

  @BeforeEach
  final void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  final void close() {
    manager.close();
  }

  @ParameterizedTest(name = "gradients times {0}")
  @ValueSource(floats = {1e-20f, 1e-6f, 1, 1e6f, 1e12f})
  void noGradientGrowsOrChangesItsSign(float scale) {
    Map<String, NDArray> gradients = scaled(scale);
    Map<String, float[]> before = SampleWeights.values(gradients);
    clip(build(choice()), gradients);
    SampleWeights.values(gradients)
        .forEach(
            (name, after) -> {
              for (int i = 0; i < after.length; i++) {
                float whole = before.get(name)[i];
                assertThat(after[i])
                    .as("%s, value %d, which was %s", name, i, whole)
                    .isBetween(Math.min(0, whole), Math.max(0, whole));
              }
            });
  }

  @Test
  void gradientsOfZeroStayZero() {
    Map<String, NDArray> gradients = scaled(0);
    Map<String, float[]> zeros = SampleWeights.values(gradients);
    clip(build(choice()), gradients);
    SampleWeights.assertClose(SampleWeights.values(gradients), zeros, 0);
  }

  /** A resumed run clips as if it had never stopped. */
  @Test
  void gradientsBeforeDoNotMatter() {
    Map<String, NDArray> fresh = scaled(1);
    clip(build(choice()), fresh);
    GradientClip used = build(choice());
    clip(used, scaled(1e6f));
    clip(used, scaled(1e-6f));
    Map<String, NDArray> later = scaled(1);
    clip(used, later);
    SampleWeights.assertSame(SampleWeights.values(later), SampleWeights.values(fresh));
  }

  @Test
  void fiftyClipsLeaveNoArraysBehind() {
    Map<String, NDArray> gradients = scaled(1e3f);
    GradientClip clip = build(choice());
    clip(clip, gradients);
    int before = manager.getManagedArrays().size();
    for (int n = 0; n < 50; n++) {
      gradients.values().forEach(gradient -> gradient.muli(3));
      clip(clip, gradients);
    }
    assertThat(manager.getManagedArrays().size()).as("managed arrays").isEqualTo(before);
  }

  private Map<String, NDArray> scaled(float scale) {
    Map<String, NDArray> gradients = SampleWeights.gradients(manager, 4);
    gradients.values().forEach(gradient -> gradient.muli(scale));
    return gradients;
  }

  private static void clip(GradientClip clip, Map<String, NDArray> gradients) {
    double squares = 0;
    for (NDArray gradient : gradients.values()) {
      try (NDArray norm = gradient.norm()) {
        squares += Math.pow(norm.getFloat(), 2);
      }
    }
    clip.clip(gradients, Math.sqrt(squares));
  }
}

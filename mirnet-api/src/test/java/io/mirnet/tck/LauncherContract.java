package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.training.Launcher;
import io.mirnet.api.training.LauncherProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every launcher keeps that can be told without its scheduler:
 *
 * <pre>{@code class PbsTest extends LauncherContract { PbsTest() { super("pbs"); } }}
 * </pre>
 */
public abstract class LauncherContract extends ProviderContract<LauncherProvider<?>> {

  /**
   * Tests a launcher.
   *
   * @param choice YAML that chooses it, for example {@code {type: local, jobs: 2}}
   */
  protected LauncherContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<LauncherProvider<?>> choice) implements Chosen<LauncherProvider<?>> {}

  @Override
  final Launcher build(Choice<LauncherProvider<?>> choice) {
    return LauncherProvider.build(choice);
  }

  /** The number of threads is written into the plan. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64})
  void trialsHaveAThreadOnAnyMachine(int cores) {
    int threads = LauncherProvider.threadsOf(choice(), cores);
    assertThat(threads).isPositive().isEqualTo(LauncherProvider.threadsOf(choice(), cores));
  }
}

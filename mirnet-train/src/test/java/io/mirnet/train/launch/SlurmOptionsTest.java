package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.training.LauncherProvider;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlurmOptionsTest {
  /** A file with a launcher, as a sweep file has one. */
  record File(Choice<LauncherProvider<?>> launcher) {}

  private final ConfigurationReader reader =
      new ConfigurationReader(Plugins.load(SlurmOptionsTest.class.getClassLoader()));

  @Test
  void theDefaultsLeaveTheRestToTheCluster() {
    assertThat(read("launcher: slurm").launcher().options())
        .isEqualTo(
            new SlurmOptions(
                Optional.empty(), Optional.empty(), 4, "16G", 0, Optional.empty(), List.of()));
  }

  @Test
  void eachOptionIsReadFromYaml() {
    String yaml =
        "launcher: {type: slurm, partition: 'gpu,long', time: 8:00:00, cpus_per_task: 2,"
            + " memory: 800M, gpus: 1, max_tasks: 3, arguments: [--account=vision, -x node7]}";
    assertThat(read(yaml).launcher().options())
        .isEqualTo(
            new SlurmOptions(
                Optional.of("gpu,long"),
                Optional.of("8:00:00"),
                2,
                "800M",
                1,
                Optional.of(3),
                List.of("--account=vision", "-x node7")));
  }

  @Test
  void aTrialComputesWithTheCoresOfItsTaskAndNotWithThoseOfThisMachine() {
    assertThat(LauncherProvider.threadsOf(read("launcher: slurm").launcher(), 64)).isEqualTo(4);
  }

  @Test
  void textThatSbatchWouldNotUnderstandIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "launcher: {type: slurm, partition: 'a b', time: 8h, memory: much,"
                        + " arguments: [account=vision]}"))
        .hasMessageContaining("'a b' is no partition")
        .hasMessageContaining("'8h' is no time limit; write hours:minutes:seconds or days-hours")
        .hasMessageContaining("'much' is no amount of memory; write 16G or 800M")
        .hasMessageContaining("'account=vision' is no option of sbatch; write --name=value");
  }

  @Test
  void aTimeLimitThatLeavesNoTimeBeforeSavingIsRefused() {
    assertThatThrownBy(() -> read("launcher: {type: slurm, time: 4}"))
        .hasMessageContaining("4 is less than 5 minutes; the last 120 seconds are for saving");
  }

  @Test
  void argumentsThatTheLauncherGivesItselfAreRefused() {
    assertThatThrownBy(() -> read("launcher: {type: slurm, arguments: [--array=0-3, -J x]}"))
        .hasMessageContaining("the launcher needs --array=0-3 for itself")
        .hasMessageContaining("the launcher needs -J x for itself");
  }

  @Test
  void anArgumentWithALineBreakCannotAddLinesToTheScript() {
    assertThatThrownBy(
            () -> read("launcher: {type: slurm, arguments: [\"--comment=a\\nrm -rf x\"]}"))
        .hasMessageContaining("is no option of sbatch");
  }

  private File read(String yaml) {
    return reader.read(File.class, "test", yaml, List.of()).value();
  }
}

package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.training.LaunchSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmScriptTest {
  private static final SlurmOptions DEFAULTS =
      new SlurmOptions(
          Optional.empty(), Optional.empty(), 4, "16G", 0, Optional.empty(), List.of());

  @TempDir private Path temp;

  @Test
  void anArrayHasOneTaskForEachTrial() {
    LaunchSpec spec =
        new LaunchSpec(Path.of("/data/sweeps/fusion"), List.of("aa", "bb", "cc"), run(), 4);
    SlurmScript script = new SlurmScript(DEFAULTS, spec, Path.of("/home/me"));
    assertThat(script.text())
        .startsWith("#!/bin/bash\n")
        .contains(
            "\n#SBATCH --job-name=" + script.name() + "\n",
            "\n#SBATCH --array=0-2\n",
            "\n#SBATCH --nodes=1 --ntasks=1\n",
            "\n#SBATCH --cpus-per-task=4\n",
            "\n#SBATCH --mem=16G\n",
            "\n#SBATCH --output='/data/sweeps/fusion/slurm/%A_%a.log'\n",
            "\n#SBATCH --open-mode=append\n",
            "\n#SBATCH --signal=B:TERM@120\n",
            "\n#SBATCH --requeue\n",
            "\ncd -- /home/me || exit 1\n",
            "\ntrials=(\n  aa\n  bb\n  cc\n)\n",
            "\nlog=/data/sweeps/fusion/trials/\"$id\"/log.txt\n",
            "\nexec /opt/mirnet/bin/mirnet-cli \"$id\" >> \"$log\" 2>&1\n")
        .doesNotContain("--partition", "--time", "--gres");
  }

  @Test
  void whatIsAskedForIsAskedOfSlurm() {
    SlurmOptions options =
        new SlurmOptions(
            Optional.of("gpu"),
            Optional.of("2-12:00:00"),
            8,
            "0",
            2,
            Optional.of(5),
            List.of("--account=vision", "--comment=two words"));
    LaunchSpec spec = new LaunchSpec(Path.of("/s"), List.of("aa", "bb"), run(), 8);
    assertThat(new SlurmScript(options, spec, Path.of("/")).text())
        .contains(
            "\n#SBATCH --array=0-1%5\n",
            "\n#SBATCH --partition=gpu\n",
            "\n#SBATCH --time=2-12:00:00\n",
            "\n#SBATCH --cpus-per-task=8\n",
            "\n#SBATCH --mem=0\n",
            "\n#SBATCH --gres=gpu:2\n",
            "\n#SBATCH --account=vision\n",
            "\n#SBATCH '--comment=two words'\n");
  }

  @Test
  void aPercentSignInTheFolderIsNotTakenForAPattern() {
    LaunchSpec spec = new LaunchSpec(Path.of("/50%A"), List.of("aa"), run(), 4);
    assertThat(new SlurmScript(DEFAULTS, spec, Path.of("/")).text())
        .contains("#SBATCH --output='/50%%A/slurm/%A_%a.log'")
        .contains("log='/50%A/trials'/\"$id\"/log.txt");
  }

  @Test
  void theNameTellsSweepsOfTheSameNameApart() {
    SlurmScript one = script("/a/my fusion");
    assertThat(one.name()).matches("mirnet-my-fusion-[0-9a-f]{8}");
    assertThat(script("/a/x/../my fusion").name()).isEqualTo(one.name());
    assertThat(script("/b/my fusion").name()).isNotEqualTo(one.name());
  }

  @Test
  void aFolderWithALineBreakIsRefused() {
    assertThatThrownBy(() -> script("/a\nb").text())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/a\\nb")
        .hasMessageContaining("rename the folder");
  }

  @Test
  void bashRunsTheTrialOfItsIndexInTheStartFolderWhateverPathsHold()
      throws IOException, InterruptedException {
    Path odd = Files.createDirectory(temp.resolve("it's $HOME \"50%\" # `x` \\ sweep"));
    Path start = Files.createDirectory(temp.resolve("start here"));
    Path program = Files.writeString(odd.resolve("a program"), "printf '<%s>' \"$PWD\" \"$@\"\n");
    Files.createDirectories(odd.resolve("trials/bb"));
    LaunchSpec spec =
        new LaunchSpec(
            odd,
            List.of("aa", "bb"),
            List.of("sh", program.toString(), "it's", "a  b", "", "*", "$HOME", "x\ny", "--sweep"),
            4);
    Path file = new SlurmScript(DEFAULTS, spec, start).write();

    ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).inheritIO();
    bash.environment().put("SLURM_ARRAY_JOB_ID", "7");
    bash.environment().put("SLURM_ARRAY_TASK_ID", "1");
    assertThat(bash.start().waitFor()).isZero();

    assertThat(odd.resolve("trials/bb/log.txt"))
        .content()
        .startsWith("Slurm task 7_1 on ")
        .endsWith(
            "put back 0 times\n<"
                + start.toRealPath()
                + "><it's><a  b><><*><$HOME><x\ny><--sweep><bb>");
  }

  @Test
  void theTrialsExitCodeIsTheTasks() throws IOException, InterruptedException {
    Files.createDirectories(temp.resolve("trials/aa"));
    LaunchSpec spec = new LaunchSpec(temp, List.of("aa"), List.of("sh", "-c", "exit 4"), 4);
    Path file = new SlurmScript(DEFAULTS, spec, temp).write();
    ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).inheritIO();
    bash.environment().put("SLURM_ARRAY_TASK_ID", "0");
    assertThat(bash.start().waitFor()).isEqualTo(4);
  }

  private static SlurmScript script(String folder) {
    return new SlurmScript(
        DEFAULTS, new LaunchSpec(Path.of(folder), List.of("aa"), run(), 4), Path.of("/"));
  }

  private static List<String> run() {
    return List.of("/opt/mirnet/bin/mirnet-cli");
  }
}

package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.training.LaunchException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramsTest {
  private final Programs programs = new Programs(Optional.empty(), Duration.ofMinutes(1));

  @Test
  void bothOutputsAndTheExitCodeAreTaken() throws InterruptedException {
    assertThat(programs.run("sh", List.of("-c", "echo out; echo err >&2; exit 3")))
        .isEqualTo(new Programs.Result(3, "out\n", "err\n"));
  }

  @Test
  void argumentsArriveAsTheyAre() throws InterruptedException {
    assertThat(programs.run("printf", List.of("<%s>", "a b", "$HOME", "it's")).out())
        .isEqualTo("<a b><$HOME><it's>");
  }

  @Test
  void moreThanAPipeHoldsIsTakenFromBothOutputs() throws InterruptedException {
    String flood = "head -c 300000 /dev/zero | tr '\\0' x";
    Programs.Result result = programs.run("sh", List.of("-c", flood + " >&2; " + flood + " | cat"));
    assertThat(result.err()).hasSize(300_000);
    assertThat(result.out()).hasSize(300_000);
  }

  @Test
  void aProgramThatIsNotThereIsNamedWithWhatToDo() {
    Programs elsewhere = new Programs(Optional.of(Path.of("/nowhere")), Duration.ofMinutes(1));
    assertThatThrownBy(() -> elsewhere.run("sbatch", List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "can't run /nowhere/sbatch, one of Slurm's commands: start the sweep on a machine of"
                + " the cluster that has them, or set launcher=local");
  }

  @Test
  void aProgramThatHangsIsEnded() {
    Programs hasty = new Programs(Optional.empty(), Duration.ofMillis(100));
    assertThatThrownBy(() -> hasty.run("sleep", List.of("600")))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("sleep did not answer");
  }
}

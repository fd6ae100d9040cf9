package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.training.LaunchException;
import io.mirnet.train.launch.Programs.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmQueueTest {
  private static final SlurmJob JOB = new SlurmJob("12", Optional.of("north"));

  @TempDir private Path temp;
  private FakeSlurm slurm;
  private SlurmQueue queue;

  @BeforeEach
  void putFakesInAFolder() throws IOException {
    slurm = new FakeSlurm(temp);
    queue = new SlurmQueue(new Programs(Optional.of(temp), Duration.ofMinutes(1)));
  }

  @Test
  void aScriptIsSubmittedByItsPath() throws IOException, InterruptedException {
    slurm.sbatch("echo '12;north'");
    assertThat(queue.submit(Path.of("/a b/array.sh"))).isEqualTo(JOB);
    assertThat(slurm.calls()).containsExactly("sbatch <--parsable> </a b/array.sh>");
  }

  @Test
  void aRefusalIsToldInSlurmsWordsAndOneLine() throws IOException {
    slurm.sbatch(
        "echo 'sbatch: error: invalid partition specified: nope' >&2;"
            + " echo 'sbatch: error: Batch job submission failed: Invalid partition' >&2; exit 1");
    assertThatThrownBy(() -> queue.submit(Path.of("/s/array.sh")))
        .isInstanceOf(LaunchException.class)
        .hasMessage(
            "Slurm refused /s/array.sh: invalid partition specified: nope; Batch job submission"
                + " failed: Invalid partition; nothing was started");
  }

  @Test
  void anAnswerWithoutAJobIsNotTakenForOne() throws IOException {
    slurm.sbatch("echo hello");
    assertThatThrownBy(() -> queue.submit(Path.of("/s/array.sh")))
        .hasMessageContaining("sbatch printed 'hello' instead of a job's number");
  }

  @Test
  void tasksAreAskedForByJobAndCluster() throws IOException, InterruptedException {
    slurm.squeue("printf '0|RUNNING\\n1|PENDING\\n'");
    assertThat(queue.tasks(JOB))
        .contains(
            List.of(
                new SlurmTask(OptionalInt.of(0), "RUNNING"),
                new SlurmTask(OptionalInt.of(1), "PENDING")));
    assertThat(slurm.calls())
        .containsExactly(
            "squeue <--noheader> <--array> <--states=all> <--format=%K|%T> <--jobs=12>"
                + " <--clusters=north>");
  }

  @Test
  void aForgottenJobHasNoTasksLeft() throws IOException, InterruptedException {
    slurm.squeue("echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    assertThat(queue.tasks(JOB)).contains(List.of());
  }

  @Test
  void aControllerThatDoesNotAnswerIsNoAnswer() throws IOException, InterruptedException {
    slurm.squeue(
        "echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2;"
            + " exit 1");
    assertThat(queue.tasks(JOB)).isEmpty();
  }

  @Test
  void signalsGoToTheTrialAloneAndCancellingIsSlurmsOwn() throws IOException, InterruptedException {
    queue.withdraw("mirnet-fusion-0");
    queue.withdraw(JOB);
    queue.terminate(JOB);
    queue.cancel(JOB);
    assertThat(slurm.calls())
        .containsExactly(
            "scancel <--state=PENDING> <--name=mirnet-fusion-0>",
            "scancel <--state=PENDING> <12> <--clusters=north>",
            "scancel <--signal=TERM> <--batch> <12> <--clusters=north>",
            "scancel <12> <--clusters=north>");
  }

  @Test
  void aComplaintWithoutWordsIsItsExitCode() {
    assertThat(SlurmQueue.complaint(new Result(9, " \n", ""))).isEqualTo("exit code 9");
    assertThat(SlurmQueue.complaint(new Result(1, "only here\n", "\n"))).isEqualTo("only here");
  }
}

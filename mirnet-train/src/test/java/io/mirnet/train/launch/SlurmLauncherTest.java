package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.training.LaunchException;
import io.mirnet.api.training.LaunchSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmLauncherTest {
  private static final String DOWN = "echo 'Unable to contact slurm controller' >&2; exit 1";

  @TempDir private Path commands;
  @TempDir private Path sweep;
  private FakeSlurm slurm;

  @BeforeEach
  void putFakesInAFolderAndFreezeTwoTrials() throws IOException {
    slurm = new FakeSlurm(commands);
    Files.writeString(sweep.resolve("plan.json"), "{}");
    Files.createDirectories(sweep.resolve("trials/aa"));
    Files.createDirectories(sweep.resolve("trials/bb"));
  }

  @Test
  void aSweepIsSubmittedAndWaitedForUntilNoTaskIsLeft() throws Exception {
    slurm.squeue("[ $n -lt 3 ] && printf '0|COMPLETED\\n1|RUNNING\\n' || printf '1|COMPLETED\\n'");
    launch(SlurmLauncherTest::goOn);
    assertThat(slurm.calls())
        .satisfiesExactly(
            call -> assertThat(call).startsWith("scancel <--state=PENDING> <--name=mirnet-"),
            call ->
                assertThat(call)
                    .isEqualTo(
                        "sbatch <--parsable> <" + sweep.resolve("slurm").resolve("array.sh") + ">"),
            call -> assertThat(call).startsWith("squeue"),
            call -> assertThat(call).startsWith("squeue"),
            call -> assertThat(call).startsWith("squeue"));
  }

  @Test
  void aJobThatSlurmForgotIsOver() throws Exception {
    slurm.squeue("echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    state("aa", "COMPLETE");
    state("bb", "COMPLETE");
    launch(SlurmLauncherTest::goOn);
    assertThat(slurm.calls()).filteredOn(call -> call.startsWith("squeue")).hasSize(1);
  }

  @Test
  void aTrialThatFailedByItselfIsNotTheLaunchersAffair() throws Exception {
    slurm.squeue("printf '0|COMPLETED\\n1|FAILED\\n'");
    state("bb", "FAILED");
    launch(SlurmLauncherTest::goOn);
    state("bb", "DIVERGED");
    launch(SlurmLauncherTest::goOn);
  }

  @Test
  void aTrialThatSlurmEndedIsNamedWithTheReason() throws IOException {
    slurm.squeue("printf '0|COMPLETED\\n1|TIMEOUT\\n'");
    state("bb", "RUNNING");
    assertThatThrownBy(() -> launch(SlurmLauncherTest::goOn))
        .isInstanceOf(LaunchException.class)
        .hasMessage(
            "Slurm job 12 left trials unfinished: over the time limit: bb; run the sweep again to"
                + " go on from their checkpoints");
  }

  @Test
  void tasksCancelledBeforeTheyBeganAreCountedThoughSlurmKeepsThemAsOne() throws IOException {
    slurm.squeue("printf 'N/A|CANCELLED\\n'");
    assertThatThrownBy(() -> launch(SlurmLauncherTest::goOn))
        .hasMessageContaining("unfinished: cancelled: aa, bb;");
  }

  @Test
  void anOutageOfTheControllerIsWaitedOut() throws Exception {
    slurm.squeue("[ $n -lt 4 ] && { " + DOWN + "; }; printf '0|COMPLETED\\n1|COMPLETED\\n'");
    launch(SlurmLauncherTest::goOn);
    assertThat(slurm.calls()).filteredOn(call -> call.startsWith("squeue")).hasSize(4);
  }

  @Test
  void whereSlurmDoesNotAnswerTheTrialsThemselvesTellThatAllIsDone() throws Exception {
    slurm.squeue(DOWN);
    state("aa", "COMPLETE");
    state("bb", "DIVERGED");
    launch(SlurmLauncherTest::goOn);
    assertThat(slurm.calls()).filteredOn(call -> call.startsWith("squeue")).hasSize(1);
  }

  @Test
  void aStopTakesWaitingTasksBackAndLetsRunningOnesSave() throws Exception {
    slurm.squeue(
        "grep -q signal calls.txt && printf '0|FAILED\\nN/A|CANCELLED\\n'"
            + " || printf '0|RUNNING\\n1|PENDING\\n'");
    BooleanSupplier stop = () -> Files.exists(commands.resolve("calls.txt"));
    launch(stop);
    assertThat(slurm.calls())
        .containsSubsequence(
            "scancel <--state=PENDING> <12>", "scancel <--signal=TERM> <--batch> <12>")
        .doesNotContain("scancel <12>");
  }

  @Test
  void anInterruptedLaunchLeavesNothingInTheQueue() throws Exception {
    slurm.squeue("printf '0|RUNNING\\n'");
    BooleanSupplier interrupt =
        () -> {
          if (Files.exists(commands.resolve("calls.txt"))) {
            Thread.currentThread().interrupt();
          }
          return false;
        };
    assertThatThrownBy(() -> launch(interrupt)).isInstanceOf(InterruptedException.class);
    assertThat(slurm.calls())
        .endsWith("scancel <--state=PENDING> <12>", "scancel <--signal=TERM> <--batch> <12>");
  }

  @Test
  void nothingIsSubmittedWithoutTrialsOrAfterAStop() throws Exception {
    launch(() -> true);
    launcher()
        .launch(new LaunchSpec(sweep, List.of(), List.of("true"), 1), SlurmLauncherTest::goOn);
    assertThat(commands.resolve("calls.txt")).doesNotExist();
  }

  @Test
  void aMissingSbatchIsToldInOneLine() throws IOException {
    Files.delete(commands.resolve("sbatch"));
    assertThatThrownBy(() -> launch(SlurmLauncherTest::goOn))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("can't run " + commands.resolve("sbatch"));
  }

  private static boolean goOn() {
    return false;
  }

  private void launch(BooleanSupplier stop) throws InterruptedException {
    launcher().launch(new LaunchSpec(sweep, List.of("aa", "bb"), List.of("true"), 1), stop);
  }

  private SlurmLauncher launcher() {
    SlurmOptions options =
        new SlurmOptions(
            Optional.empty(), Optional.empty(), 1, "10M", 0, Optional.empty(), List.of());
    return new SlurmLauncher(options, Optional.of(commands), Duration.ofMillis(10));
  }

  private void state(String id, String status) throws IOException {
    Files.writeString(
        sweep.resolve("trials").resolve(id).resolve("state.json"),
        """
        {"status": "%s", "attempt": 1, "host": "h", "pid": 1, "heartbeat": "2100-01-01T00:00:00Z",
         "iteration": 1, "iterations": 2, "message": ""}
        """
            .formatted(status));
  }
}

package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.training.LaunchException;
import io.mirnet.api.training.LaunchSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a real Slurm, with trials that are a few words of shell. */
@Timeout(60)
class SlurmLauncherNodeTest {
  private static final Pattern TASK = Pattern.compile("^Slurm task (\\d+_\\d+) on ");

  private static SlurmNode node;

  @TempDir private Path temp;
  private Path sweep;

  @BeforeAll
  static void startSlurm(@TempDir Path folder) throws IOException, InterruptedException {
    node = SlurmNode.start(folder);
  }

  @AfterAll
  static void stopSlurm() throws InterruptedException {
    if (node != null) {
      node.stop();
    }
  }

  @BeforeEach
  void makeASweepInAnOddFolder() throws IOException {
    sweep = Files.createDirectory(temp.resolve("it's a \"sweep\", 100%A #1"));
    Files.writeString(sweep.resolve("plan.json"), "{}");
  }

  @Test
  void eachTrialRunsOnceInATaskOfItsOwn() throws Exception {
    launcher()
        .launch(
            spec("echo \"$1 on $SLURM_CPUS_PER_TASK\"", "aa", "bb", "cc"),
            SlurmLauncherNodeTest::goOn);
    assertThat(log("aa")).contains("_0 on ").endsWith("put back 0 times\naa on 1\n");
    assertThat(log("bb")).contains("_1 on ").endsWith("put back 0 times\nbb on 1\n");
    assertThat(log("cc")).contains("_2 on ").endsWith("put back 0 times\ncc on 1\n");
    // Slurm's own logs carry job and task in their names, odd folder or not.
    assertThat(sweep.resolve("slurm"))
        .isDirectoryContaining("regex:.*/\\d+_0\\.log")
        .isDirectoryContaining("regex:.*/\\d+_2\\.log");
  }

  @Test
  void atMostSoManyRunAtOnceAsWereAllowed() throws Exception {
    String alone = "mkdir \"$FOLDER/busy\" && sleep 0.3 && rmdir \"$FOLDER/busy\" && echo alone";
    launcher(options(Optional.of(1), "--comment=two words"))
        .launch(spec(alone, "aa", "bb", "cc"), SlurmLauncherNodeTest::goOn);
    for (String id : List.of("aa", "bb", "cc")) {
      assertThat(log(id)).endsWith("alone\n");
    }
  }

  @Test
  void aTrialThatFailsKeepsNoneFromRunningAndIsNamed() {
    LaunchSpec spec = spec("[ $1 != aa ] && echo fine", "aa", "bb");
    assertThatThrownBy(() -> launcher().launch(spec, SlurmLauncherNodeTest::goOn))
        .isInstanceOf(LaunchException.class)
        .hasMessageMatching(
            "Slurm job \\d+ left trials unfinished: .*\\(FAILED; .*\\): aa; run .*");
    assertThat(log("bb")).endsWith("fine\n");
  }

  @Test
  void aCommandThatIsNotOnTheNodeIsSeenInTheTrialsLog() {
    LaunchSpec spec = new LaunchSpec(sweep, trials("aa"), List.of("/no/java"), 1);
    assertThatThrownBy(() -> launcher().launch(spec, SlurmLauncherNodeTest::goOn))
        .hasMessageContaining("see trials/ID/log.txt");
    assertThat(log("aa")).contains("/no/java: No such file or directory");
  }

  @Test
  void aStopLetsRunningTrialsSaveAndTakesWaitingOnesBack() throws Exception {
    String trial = "trap 'echo saved; exit 143' TERM; echo begun; while :; do sleep 0.1; done";
    LaunchSpec spec = spec(trial, "aa", "bb", "cc");
    launcher().launch(spec, () -> log("aa").contains("begun") && log("bb").contains("begun"));
    assertThat(log("aa")).endsWith("begun\nsaved\n");
    assertThat(log("bb")).endsWith("begun\nsaved\n");
    assertThat(log("cc")).isEmpty();
    assertThat(node.run("squeue", "--noheader")).isEmpty();
  }

  @Test
  void aJobThatTheAdministratorCancelsIsToldOf() {
    AtomicBoolean done = new AtomicBoolean();
    BooleanSupplier cancel =
        () -> {
          if (log("bb").contains("begun") && done.compareAndSet(false, true)) {
            node.run("scancel", task("bb").replaceFirst("_.*", ""));
          }
          return false;
        };
    LaunchSpec spec = spec("echo begun; sleep 60", "aa", "bb", "cc");
    assertThatThrownBy(() -> launcher().launch(spec, cancel))
        .hasMessageContaining("left trials unfinished: cancelled: aa, bb, cc; run the sweep again");
  }

  @Test
  void aTrialThatIsPutBackIntoTheQueueRunsAgainAndIsWaitedFor() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    BooleanSupplier preempt =
        () -> {
          if (log("aa").contains("begun") && done.compareAndSet(false, true)) {
            node.requeue(task("aa"));
          }
          return false;
        };
    String trial = "[ -e \"$FOLDER/seen\" ] || { : > \"$FOLDER/seen\"; echo begun; sleep 60; }";
    launcher().launch(spec(trial + "; echo done", "aa"), preempt);
    assertThat(log("aa"))
        .contains("put back 0 times\nbegun\n")
        .endsWith("put back 1 times\ndone\n");
  }

  @Test
  void whatAKilledLaunchLeftWaitingIsTakenBackAndWhatItLeftRunningIsNot() throws Exception {
    String waits = "echo begun; while [ ! -e \"$FOLDER/end\" ]; do sleep 0.1; done; echo ended";
    SlurmOptions oneByOne = options(Optional.empty(), "--exclusive");
    Path former = new SlurmScript(oneByOne, spec(waits, "aa", "bb", "cc"), Path.of("")).write();
    node.run("sbatch", former.toString());
    while (!log("aa").contains("begun")) {
      Thread.sleep(100);
    }
    AtomicInteger asked = new AtomicInteger();
    BooleanSupplier letTheFormerEnd =
        () -> {
          if (asked.incrementAndGet() == 2) { // the first time is before anything is submitted
            write(sweep.resolve("end"), "");
          }
          return false;
        };
    launcher().launch(spec("echo again", "bb", "cc"), letTheFormerEnd);
    assertThat(log("aa")).containsOnlyOnce("Slurm task").endsWith("begun\nended\n");
    assertThat(log("bb")).containsOnlyOnce("Slurm task").endsWith("again\n");
    assertThat(log("cc")).containsOnlyOnce("Slurm task").endsWith("again\n");
  }

  @Test
  void whatSlurmRefusesIsToldInItsWords() {
    SlurmOptions nowhere = options(Optional.empty(), "--partition=nope");
    assertThatThrownBy(
            () -> launcher(nowhere).launch(spec("true", "aa"), SlurmLauncherNodeTest::goOn))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("invalid partition specified: nope")
        .hasMessageEndingWith("nothing was started")
        .hasMessageNotContaining("\n");
    assertThat(log("aa")).isEmpty();
  }

  private static boolean goOn() {
    return false;
  }

  private static SlurmOptions options(Optional<Integer> maxTasks, String... arguments) {
    return new SlurmOptions(
        Optional.of("p"), Optional.of("10"), 1, "10M", 0, maxTasks, List.of(arguments));
  }

  private static SlurmLauncher launcher() {
    return launcher(options(Optional.empty()));
  }

  private static SlurmLauncher launcher(SlurmOptions options) {
    return new SlurmLauncher(options, Optional.of(node.commands()), Duration.ofMillis(300));
  }

  /** Trials that are a line of shell: {@code $1} is the id, {@code $FOLDER} the sweep's. */
  private LaunchSpec spec(String shell, String... ids) {
    return new LaunchSpec(
        sweep, trials(ids), List.of("env", "FOLDER=" + sweep, "sh", "-c", shell, "a trial"), 1);
  }

  private List<String> trials(String... ids) {
    for (String id : ids) {
      write(sweep.resolve("trials").resolve(id).resolve("config.yaml"), "seed: 1\n");
    }
    return List.of(ids);
  }

  private String log(String id) {
    Path file = sweep.resolve("trials").resolve(id).resolve("log.txt");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The task that ran a trial first, as Slurm calls it: job and index. */
  private String task(String id) {
    Matcher matcher = TASK.matcher(log(id));
    assertThat(matcher.find()).as("%s", log(id)).isTrue();
    return matcher.group(1);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

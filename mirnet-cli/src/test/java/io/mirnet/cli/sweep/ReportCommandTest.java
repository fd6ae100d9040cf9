package io.mirnet.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.Cli;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir private Path folder;

  private void plan() throws IOException {
    Files.writeString(
        folder.resolve("plan.json"),
        """
        {"name": "fusion", "objective": "psnr", "trials": [
          {"id": "0123456789ab", "setting": "fusion=sum", "labels": {"model.fusion": "sum"}, "seed": 1}
        ]}
        """);
  }

  @Test
  void thePageIsWrittenIntoTheSweepAndItsPathPrinted() throws IOException {
    plan();
    Cli report = Cli.run("report", folder).done();
    Path page = folder.resolve("report.html");
    assertThat(report.out().strip()).isEqualTo(page.toString());
    assertThat(page).content().contains("<h1>fusion</h1>", "0 of 1 trials are complete; 1 waiting");
    assertThat(folder.resolve("report.md")).content().contains("| 1 fusion=sum |");
  }

  @Test
  void aReportThatWatchesIsWrittenAnewUntilTheSweepHasEnded() throws Exception {
    plan();
    CompletableFuture<Cli> watching =
        CompletableFuture.supplyAsync(() -> Cli.run("report", folder, "--watch").done());
    Path page = folder.resolve("report.html");
    await(() -> Files.exists(page) && Files.readString(page).contains("1 waiting"));
    assertThat(watching).isNotDone();
    Path trial = Files.createDirectories(folder.resolve("trials/0123456789ab"));
    Files.writeString(
        trial.resolve("state.json"),
        """
        {"status": "DIVERGED", "attempt": 1, "host": "", "pid": 0, "heartbeat": "", "iteration": 1,
         "iterations": 2, "message": "at iteration 1", "score": ""}
        """);
    watching.get(30, TimeUnit.SECONDS);
    assertThat(page).content().contains("0 of 1 trials are complete; 1 diverged");
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.sleep(50);
    }
  }

  @Test
  void thePageMayGoElsewhere() throws IOException {
    plan();
    Path page = folder.resolve("docs/table.html");
    assertThat(Cli.run("report", folder, "--output", page).done().out().strip())
        .isEqualTo(page.toString());
    assertThat(folder.resolve("docs/table.md")).exists();
  }

  @Test
  void aReferenceThatIsNoSettingIsRefusedWithThoseThereAre() throws IOException {
    plan();
    Cli.run("report", folder, "--reference", "fusion=sum").done();
    Cli.run("report", folder, "--reference", "2")
        .refused(ExitCode.INPUT, "the sweep has no setting '2'; there are: 1 fusion=sum");
  }

  @Test
  void aFolderThatIsNoSweepIsRefused() {
    Cli.run("report", folder).refused(ExitCode.INPUT, "is no sweep", "plan.json");
  }

  @Test
  void anotherSuffixIsRefused() throws IOException {
    plan();
    Cli.run("report", folder, "--output", folder.resolve("x.pdf"))
        .refused(ExitCode.INPUT, "x.pdf", "report.html");
  }
}

package org.example.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;

/**
 * The same against MLflow itself, where the command {@code mlflow} of Python's package is on the
 * path or the variable {@code MLFLOW_COMMAND} names it; else this is skipped.
 */
class MlflowServerTest {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private Process process;

  private static Optional<String> command() {
    String named = System.getenv("MLFLOW_COMMAND");
    if (named != null) {
      return Optional.of(named);
    }
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(place -> Path.of(place, "mlflow"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private String start(String command) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path home = Files.createDirectories(folder.resolve("mlflow"));
    process =
        new ProcessBuilder(
                command,
                "server",
                "--host=127.0.0.1",
                "--port=" + port,
                "--workers=1",
                "--backend-store-uri=sqlite:///" + home.resolve("mlflow.db"),
                "--artifacts-destination=" + home.resolve("artifacts"))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("server.log").toFile())
            .start();
    String uri = "http://127.0.0.1:" + port;
    long until = System.nanoTime() + START.toNanos();
    while (!answers(uri)) {
      assertThat(process.isAlive() && System.nanoTime() < until)
          .as(() -> "%s doesn't start: %s".formatted(command, log(home)))
          .isTrue();
      Thread.sleep(500);
    }
    return uri;
  }

  private static String log(Path home) {
    try {
      return Files.readString(home.resolve("server.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean answers(String uri) throws InterruptedException {
    try {
      HttpRequest health = HttpRequest.newBuilder(URI.create(uri + "/health")).build();
      return HttpClient.newHttpClient().send(health, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits, so that nobody writes into the folder any more when it is removed. */
  @AfterEach
  void stop() throws Exception {
    if (process != null) {
      List<ProcessHandle> workers = process.descendants().toList();
      process.destroy();
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
      for (ProcessHandle worker : workers) {
        worker.destroy();
        worker.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void theServerHasTheWholeRun() throws Exception {
    Optional<String> command = command();
    assumeTrue(
        command.isPresent(),
        "no command mlflow on the path, and MLFLOW_COMMAND names none: MLflow itself isn't tried");
    MlflowProvider.Options options = Scenario.options(start(command.get()));
    Path run = folder.resolve("run");
    Scenario.begin(new MlflowProvider().create(options), run);
    Scenario.resume(new MlflowProvider().create(options), run);

    try (MlflowClient client = new MlflowClient(options.trackingUri())) {
      Experiment experiment = client.getExperimentByName(options.experiment()).orElseThrow();
      List<RunInfo> runs = client.listRunInfos(experiment.getExperimentId());
      assertThat(runs).hasSize(1);
      String id = runs.get(0).getRunId();
      Run kept = client.getRun(id);
      assertThat(kept.getInfo().getStatus()).isEqualTo(RunStatus.FINISHED);
      assertThat(kept.getInfo().getRunName()).isEqualTo("tiny");
      Map<String, String> params =
          kept.getData().getParamsList().stream()
              .collect(Collectors.toMap(Param::getKey, Param::getValue));
      assertThat(params).hasSize(Scenario.SETTINGS).containsEntry("train.rate", "0.001");
      Map<String, Double> metrics =
          kept.getData().getMetricsList().stream()
              .collect(Collectors.toMap(Metric::getKey, Metric::getValue));
      assertThat(metrics)
          .containsEntry("train/loss_edge", 0.25)
          .containsEntry("train/loss", Double.NaN)
          .containsEntry("lol/psnr", 24.5)
          .containsEntry("B _ B/input_psnr", 20.0);
      assertThat(client.getMetricHistory(id, "lol/psnr"))
          .extracting(Metric::getStep)
          .containsExactly(20L, 40L);
      assertThat(client.sendGet("artifacts/list?run_id=" + id)).contains("config.yaml");
      assertThat(client.sendGet("artifacts/list?path=samples&run_id=" + id))
          .contains("samples/00000020.png");
      assertThat(client.sendGet("artifacts/list?path=checkpoints&run_id=" + id))
          .contains("checkpoints/best.safetensors");
    }
  }
}

package org.example.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.api.training.RunObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.example.mlflow.FakeServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to the server; a small one of our own listens. */
class MlflowObserverTest {
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/7/r1/artifacts/";

  private final FakeServer server = new FakeServer();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private RunObserver observer() {
    return new MlflowProvider().create(Scenario.options(server.uri()));
  }

  @Test
  void aRunIsMadeUnderItsNamesAndTags() throws IOException {
    Scenario.begin(observer(), folder);
    assertThat(server.requests("/experiments/create").get(0).json().path("name").asText())
        .isEqualTo("contract tests");
    JsonNode run = server.requests("/runs/create").get(0).json();
    assertThat(run.path("experiment_id").asText()).isEqualTo("7");
    assertThat(run.path("run_name").asText()).isEqualTo("tiny");
    assertThat(run.path("tags"))
        .extracting(tag -> tag.path("key").asText(), tag -> tag.path("value").asText())
        .containsExactly(tuple("mirnet.folder", folder.toUri().toString()), tuple("by", "me"));
  }

  @Test
  void settingsAreParametersAHundredAtATime() throws IOException {
    Scenario.begin(observer(), folder);
    List<Integer> sizes = new ArrayList<>();
    List<JsonNode> params = new ArrayList<>();
    for (Request request : server.requests("/runs/log-batch")) {
      JsonNode batch = request.json().path("params");
      if (!batch.isEmpty()) {
        sizes.add(batch.size());
        batch.forEach(params::add);
      }
    }
    assertThat(sizes).as("but the one that is there").containsExactly(100, 100, 29);
    assertThat(params)
        .extracting(p -> p.path("key").asText(), p -> p.path("value").asText())
        .contains(tuple("train.rate", "0.001"), tuple("data.validation_0_.name", "x".repeat(6000)));
  }

  @Test
  void meansAreMetricsWithTheirIteration() throws IOException {
    Scenario.begin(observer(), folder);
    List<JsonNode> metrics = new ArrayList<>();
    server
        .requests("/runs/log-batch")
        .forEach(request -> request.json().path("metrics").forEach(metrics::add));
    assertThat(metrics)
        .extracting(
            m -> m.path("key").asText(), m -> m.path("value").asText(), m -> m.path("step").asInt())
        .contains(
            tuple("train/loss", "0.5", 20),
            tuple("train/loss_edge", "0.25", 20),
            tuple("train/gradient_norm", "Infinity", 20),
            tuple("lol/psnr", "24.5", 20),
            tuple("B _ B/input_psnr", "20.0", 20));
  }

  @Test
  void filesAreArtifacts() throws IOException {
    Scenario.begin(observer(), folder);
    Scenario.resume(observer(), folder);
    assertThat(server.requests("00000020.png"))
        .extracting(Request::call, request -> new String(request.body()))
        .containsExactly(tuple("PUT " + ARTIFACTS + "samples/00000020.png", "a sheet"));
    assertThat(server.requests("best.safetensors"))
        .extracting(Request::call, request -> new String(request.body()))
        .containsExactly(
            tuple("PUT " + ARTIFACTS + "checkpoints/best.safetensors", "the best weights"));
    assertThat(server.requests("config.yaml")).hasSize(2);
  }

  @Test
  void aResumedRunGoesOnUnderItsNumber() throws IOException {
    Scenario.begin(observer(), folder);
    Scenario.resume(observer(), folder);
    assertThat(server.requests("/runs/create")).hasSize(1);
    assertThat(server.requests("/runs/search").get(0).json().path("filter").asText())
        .isEqualTo("tags.`mirnet.folder` = \"%s\"".formatted(folder.toUri()));
    assertThat(server.requests("/runs/update"))
        .extracting(request -> request.json().path("status").asText())
        .containsExactly("KILLED", "RUNNING", "FINISHED");
  }

  /** What is thrown, mirnet says once; the run goes on without the observer. */
  @Test
  void aServerThatIsDownIsNamed() {
    server.close();
    RunObserver observer = observer();
    assertThatThrownBy(() -> Scenario.begin(observer, folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("can't log to " + server.uri(), "refused");
  }

  @Test
  void aFileThatTheServerDoesNotTakeIsNamed() {
    server.refuse(".png");
    RunObserver observer = observer();
    assertThatThrownBy(() -> Scenario.begin(observer, folder))
        .hasMessageContainingAll(server.uri(), "00000020.png was not taken (HTTP 404)");
    assertThat(server.requests("/runs/update")).as("what comes after it").isEmpty();
  }

  @Test
  void anAddressMustBeThatOfAServer() {
    assertThat(Scenario.options("mlruns").violations())
        .extracting("key")
        .containsExactly("tracking_uri");
    assertThat(Scenario.options("https://user.example/mlflow").violations()).isEmpty();
  }

  @Test
  void anExperimentHasAName() {
    assertThat(
            new MlflowProvider.Options(server.uri(), "my \"best\"", Optional.empty(), Map.of())
                .violations())
        .extracting("key")
        .containsExactly("experiment");
  }
}

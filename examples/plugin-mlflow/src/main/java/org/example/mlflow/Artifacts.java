package org.example.mlflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.tracking.MlflowClient;

/** Where a run's files go. */
@FunctionalInterface
interface Artifacts {

  /**
   * Sends a file.
   *
   * @param file the file
   * @param folder its folder among the run's files; empty for none
   */
  void send(Path file, String folder);

  /**
   * Returns the way to a run's files: through the server, as it is set up by default, or into a
   * store of their own, for which MLflow's client starts MLflow's Python.
   */
  static Artifacts of(MlflowClient client, RunInfo run, String trackingUri) {
    URI root = URI.create(run.getArtifactUri());
    if (!"mlflow-artifacts".equals(root.getScheme())) {
      return (file, folder) -> client.logArtifact(run.getRunId(), file.toFile(), folder);
    }
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String server = trackingUri.replaceAll("/+$", "") + "/api/2.0/mlflow-artifacts/artifacts";
    return (file, folder) -> {
      String inside = folder.isEmpty() ? "" : folder + "/";
      put(http, file, URI.create(server + root.getPath() + "/" + inside + file.getFileName()));
    };
  }

  private static void put(HttpClient http, Path file, URI to) {
    try {
      HttpRequest request = HttpRequest.newBuilder(to).PUT(BodyPublishers.ofFile(file)).build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "%s was not taken (HTTP %d)".formatted(file, response.statusCode()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s was not sent: %s".formatted(file, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(file + " was not sent in time", e);
    }
  }
}

package org.example.mlflow;

import io.mirnet.api.training.RunObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;

/** A run on an MLflow server. Every call waits for the server. */
final class TrackedRun {
  /** The tag by which a resumed run finds the run that it was before. */
  private static final String FOLDER = "mirnet.folder";

  /** Limits of MLflow's REST API. */
  private static final int PARAMETERS_AT_ONCE = 100;

  private static final int LONGEST_PARAMETER = 6000;

  private final MlflowClient client;
  private final String id;
  private final Artifacts artifacts;

  private TrackedRun(MlflowClient client, RunInfo run, String trackingUri) {
    this.client = client;
    this.id = run.getRunId();
    this.artifacts = Artifacts.of(client, run, trackingUri);
  }

  /** Makes a run, or finds the one that a resumed run was before, and logs the settings. */
  static TrackedRun begin(MlflowProvider.Options options, RunObserver.Run run) {
    MlflowClient client = new MlflowClient(options.trackingUri());
    String experiment = experiment(client, options.experiment());
    // A URI holds no quotation marks.
    String folder = run.folder().toAbsolutePath().toUri().toString();
    List<RunInfo> before =
        run.from() == 0
            ? List.of()
            : client.searchRuns(
                List.of(experiment), "tags.`%s` = \"%s\"".formatted(FOLDER, folder));
    RunInfo info;
    if (before.isEmpty()) {
      CreateRun.Builder create =
          CreateRun.newBuilder()
              .setExperimentId(experiment)
              .setRunName(options.runName().orElse(run.name()))
              .setStartTime(System.currentTimeMillis())
              .addTags(tag(FOLDER, folder));
      options.tags().forEach((name, value) -> create.addTags(tag(name, value)));
      info = client.createRun(create.build());
    } else {
      info = before.get(0);
      client.sendPost(
          "runs/update", "{\"run_id\":\"%s\",\"status\":\"RUNNING\"}".formatted(info.getRunId()));
    }
    TrackedRun tracked = new TrackedRun(client, info, options.trackingUri());
    tracked.parameters(run.settings());
    return tracked;
  }

  /** Finds or makes an experiment; runs that begin at the same time may both try to make it. */
  private static String experiment(MlflowClient client, String name) {
    Optional<String> found = found(client, name);
    if (found.isPresent()) {
      return found.get();
    }
    try {
      return client.createExperiment(name);
    } catch (MlflowHttpException e) {
      return found(client, name).orElseThrow(() -> e);
    }
  }

  private static Optional<String> found(MlflowClient client, String name) {
    return client.searchExperiments("name = \"%s\"".formatted(name)).getItems().stream()
        .map(Experiment::getExperimentId)
        .findFirst();
  }

  private static RunTag tag(String name, String value) {
    return RunTag.newBuilder().setKey(name).setValue(value).build();
  }

  /** MLflow's parameters never change: what a resumed run has changed stays as it was at first. */
  private void parameters(Map<String, String> settings) {
    Set<String> known =
        client.getRun(id).getData().getParamsList().stream()
            .map(Param::getKey)
            .collect(Collectors.toSet());
    List<Param> params = new ArrayList<>();
    settings.forEach(
        (path, value) -> {
          String key = legal(path);
          if (!known.contains(key)) {
            String cut = value.substring(0, Math.min(value.length(), LONGEST_PARAMETER));
            params.add(Param.newBuilder().setKey(key).setValue(cut).build());
          }
        });
    for (int from = 0; from < params.size(); from += PARAMETERS_AT_ONCE) {
      int to = Math.min(params.size(), from + PARAMETERS_AT_ONCE);
      client.logBatch(id, List.of(), params.subList(from, to), List.of());
    }
  }

  void metrics(Map<String, Double> values, long step, long millis) {
    List<Metric> metrics = new ArrayList<>();
    values.forEach(
        (name, value) ->
            metrics.add(
                Metric.newBuilder()
                    .setKey(legal(name))
                    .setValue(value)
                    .setStep(step)
                    .setTimestamp(millis)
                    .build()));
    client.logBatch(id, metrics, List.of(), List.of());
  }

  /** MLflow's names are of letters, digits, and these. */
  private static String legal(String name) {
    return name.replaceAll("[^A-Za-z0-9_./ -]", "_");
  }

  /** Sends a file, if it is there. */
  void artifact(Path file, String folder) {
    if (Files.exists(file)) {
      artifacts.send(file, folder);
    }
  }

  void ended(boolean complete) {
    client.setTerminated(id, complete ? RunStatus.FINISHED : RunStatus.KILLED);
    client.close();
  }
}

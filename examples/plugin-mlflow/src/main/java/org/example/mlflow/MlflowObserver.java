package org.example.mlflow;

import io.mirnet.api.training.RunObserver;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells MLflow what a run reports. The training never waits for the server; whatever fails is
 * thrown by the next event, so that mirnet says it once and leaves the observer out.
 */
final class MlflowObserver implements RunObserver {
  private final MlflowProvider.Options options;
  private final Background background;
  private Path folder;

  /** Belongs to the thread in the background. */
  private TrackedRun tracked;

  MlflowObserver(MlflowProvider.Options options) {
    this.options = options;
    this.background = new Background("can't log to " + options.trackingUri());
  }

  @Override
  public void started(Run run) {
    folder = run.folder();
    background.run(
        () -> {
          tracked = TrackedRun.begin(options, run);
          tracked.artifact(folder.resolve("config.yaml"), "");
        });
  }

  private void track(Consumer<TrackedRun> call) {
    background.run(() -> call.accept(tracked));
  }

  @Override
  public void averaged(Window window) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("train/loss", window.loss());
    window.terms().forEach((name, value) -> metrics.put("train/loss_" + name, value));
    metrics.put("train/learning_rate", window.learningRate());
    metrics.put("train/gradient_norm", window.gradientNorm());
    metrics.put("time/seconds_per_iteration", window.secondsPerIteration());
    metrics.put("time/data_wait", window.dataWait());
    metrics(window.iteration(), metrics);
  }

  @Override
  public void validated(Validation validation) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    validation
        .sets()
        .forEach(
            (set, means) -> {
              means.scores().forEach((name, value) -> metrics.put(set + "/" + name, value));
              means.input().forEach((name, value) -> metrics.put(set + "/input_" + name, value));
            });
    metrics(validation.iteration(), metrics);
    validation.sample().ifPresent(sheet -> track(run -> run.artifact(sheet, "samples")));
  }

  private void metrics(long iteration, Map<String, Double> values) {
    long now = System.currentTimeMillis();
    track(run -> run.metrics(values, iteration, now));
  }

  /** The best weights may be large, and change often: they are sent once. */
  @Override
  public void ended(long iteration, boolean complete) {
    Path best = folder.resolve("checkpoints/best.safetensors");
    track(
        run -> {
          run.artifact(best, "checkpoints");
          run.ended(complete);
        });
  }

  @Override
  public void close() {
    background.close();
  }
}

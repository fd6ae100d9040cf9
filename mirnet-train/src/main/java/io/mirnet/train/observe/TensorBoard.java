package io.mirnet.train.observe;

import io.mirnet.api.training.RunObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what a run reports as TensorBoard shows it, in groups; a file for each time that the run
 * was begun or resumed.
 */
final class TensorBoard implements RunObserver {
  private Path folder;
  private EventFile events;

  @Override
  public void started(Run run) {
    folder = run.folder().resolve("tensorboard");
  }

  @Override
  public void averaged(Window window) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    scalars.put("train/loss", window.loss());
    window.terms().forEach((name, value) -> scalars.put("train/loss_" + name, value));
    scalars.put("train/learning_rate", window.learningRate());
    scalars.put("train/gradient_norm", window.gradientNorm());
    scalars.put("time/seconds_per_iteration", window.secondsPerIteration());
    scalars.put("time/data_wait", window.dataWait());
    add(window.iteration(), scalars);
  }

  @Override
  public void validated(Validation validation) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    validation
        .sets()
        .forEach(
            (set, scores) -> {
              scores.scores().forEach((name, value) -> scalars.put(set + "/" + name, value));
              scores.input().forEach((name, value) -> scalars.put(set + "/input_" + name, value));
            });
    add(validation.iteration(), scalars);
  }

  private void add(long iteration, Map<String, Double> scalars) {
    try {
      double now = System.currentTimeMillis() / 1000.0;
      if (events == null) {
        String name = "events.out.tfevents.%d.mirnet".formatted(System.currentTimeMillis());
        events = new EventFile(folder.resolve(name), iteration, now);
      }
      events.add(iteration, now, scalars);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + folder + ": " + e.getMessage(), e);
    }
  }
}

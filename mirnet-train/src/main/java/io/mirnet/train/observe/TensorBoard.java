package io.mirnet.train.observe;

import io.mirnet.api.training.RunObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a run reports as TensorBoard shows it: scalars in groups, the sample sheets, the
 * configuration as text, and the settings as hyperparameters; a file for each time that the run was
 * begun or resumed.
 */
final class TensorBoard implements RunObserver {
  private Path folder;
  private EventFile events;

  @FunctionalInterface
  private interface Writing {
    void at(double seconds) throws IOException;
  }

  @Override
  public void started(Run run) {
    folder = run.folder().resolve("tensorboard");
    write(
        now -> {
          String name = "events.out.tfevents.%d.mirnet".formatted((long) (1000 * now));
          events = new EventFile(folder.resolve(name), run.from() + 1, now);
          events.add(
              run.from(),
              now,
              List.of(
                  Summaries.sessionStart(run.settings(), now),
                  Summaries.text("configuration", verbatim(run.configuration()))));
        });
  }

  /** Markdown leaves lines after four spaces alone. */
  private static String verbatim(String yaml) {
    return yaml.lines().collect(Collectors.joining("\n    ", "    ", "\n"));
  }

  @Override
  public void averaged(Window window) {
    List<Message> values = new ArrayList<>();
    values.add(Summaries.scalar("train/loss", window.loss()));
    window
        .terms()
        .forEach((name, value) -> values.add(Summaries.scalar("train/loss_" + name, value)));
    values.add(Summaries.scalar("train/learning_rate", window.learningRate()));
    values.add(Summaries.scalar("train/gradient_norm", window.gradientNorm()));
    values.add(Summaries.scalar("time/seconds_per_iteration", window.secondsPerIteration()));
    values.add(Summaries.scalar("time/data_wait", window.dataWait()));
    write(now -> events.add(window.iteration(), now, values));
  }

  @Override
  public void validated(Validation validation) {
    List<Message> values = new ArrayList<>();
    validation
        .sets()
        .forEach(
            (set, means) -> {
              means
                  .scores()
                  .forEach((name, v) -> values.add(Summaries.scalar(set + "/" + name, v)));
              means
                  .input()
                  .forEach((name, v) -> values.add(Summaries.scalar(set + "/input_" + name, v)));
            });
    write(
        now -> {
          if (validation.sample().isPresent()) {
            values.add(Summaries.image("samples/sheet", Png.read(validation.sample().get())));
          }
          events.add(validation.iteration(), now, values);
        });
  }

  /** A run that was stopped may go on, so that only the whole has an end. */
  @Override
  public void ended(long iteration, boolean complete) {
    if (complete) {
      write(now -> events.add(iteration, now, List.of(Summaries.sessionEnd(now))));
    }
  }

  private void write(Writing writing) {
    try {
      writing.at(System.currentTimeMillis() / 1000.0);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + folder + ": " + e.getMessage(), e);
    }
  }
}

package io.mirnet.train.assembly;

import io.mirnet.api.InputException;
import io.mirnet.api.training.LearningRate;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.config.tree.Problem;
import io.mirnet.train.config.ChangeableKeys;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.Difference;
import io.mirnet.train.run.FixedKeysException;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.RunBusyException;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunLock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run that is to go on, by its own configuration or with changes to it. Nobody else writes into
 * the run while this is open; close it at the end.
 */
public final class Resumption implements AutoCloseable {
  private final RunLock lock;
  private final RunDirectory run;
  private final Resolved<Experiment> before;
  private final Resolved<Experiment> now;

  private Resumption(
      RunLock lock, RunDirectory run, Resolved<Experiment> before, Resolved<Experiment> now) {
    this.lock = lock;
    this.run = run;
    this.before = before;
    this.now = now;
  }

  /**
   * Opens a run to go on with it. Nothing of it changes before {@link Training#resume}.
   *
   * @param folder the run directory
   * @param providers what configurations choose from
   * @param overrides {@code key=value} pairs, of {@link ChangeableKeys}
   * @param warn is told what may keep the run from going on as it began
   * @return the run, locked
   * @throws InputException if there is no run, or a plugin is missing that it was made with
   * @throws RunBusyException if another process has it
   * @throws FixedKeysException if a key would change that can't
   * @throws ConfigurationException if the configuration or an override can't be read
   */
  public static Resumption open(
      Path folder, Providers providers, List<String> overrides, Consumer<String> warn) {
    RunDirectory run = RunDirectory.open(folder);
    RunLock lock = RunLock.require(folder, warn);
    try {
      RunPlugins plugins = RunPlugins.of(providers);
      ConfigurationReader reader = new ConfigurationReader(providers);
      Resolved<Experiment> before = read(run, reader, plugins);
      Resolved<Experiment> now =
          overrides.isEmpty() ? before : reader.read(Experiment.class, run.config(), overrides);
      Resumption resumption = new Resumption(lock, run, before, now);
      resumption.refuseFixedKeys();
      for (String change : plugins.changed(run.manifest())) {
        warn.accept(change + ": the run may not go on as it began");
      }
      return resumption;
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** Where the run's configuration can't be read, a plugin that it was made with may be missing. */
  private static Resolved<Experiment> read(
      RunDirectory run, ConfigurationReader reader, RunPlugins plugins) {
    try {
      return reader.read(Experiment.class, run.config(), List.of());
    } catch (ConfigurationException e) {
      List<String> missing = plugins.missing(run.manifest());
      if (missing.isEmpty()) {
        throw e;
      }
      throw new InputException(
          "%s was made with plugins that are not loaded: %s; give their jars by --plugins"
              .formatted(run.folder(), String.join(", ", missing)),
          e);
    }
  }

  private void refuseFixedKeys() {
    List<String> fixed =
        changes().stream()
            .map(Difference::key)
            .filter(key -> !ChangeableKeys.contain(key))
            .toList();
    if (!fixed.isEmpty()) {
      throw new FixedKeysException(fixed, ChangeableKeys.all());
    }
  }

  /**
   * Returns the run's directory.
   *
   * @return the directory
   */
  public RunDirectory run() {
    return run;
  }

  /**
   * Returns the experiment as it goes on.
   *
   * @return the run's configuration with the changes
   */
  public Experiment experiment() {
    return now.value();
  }

  /**
   * Returns what was read although it should be mended, such as old keys.
   *
   * @return warnings with their places; empty for a configuration of this version
   */
  public List<Problem> warnings() {
    return now.warnings();
  }

  /**
   * Returns what changes.
   *
   * @return values that are other than before
   */
  public List<Difference> changes() {
    return Difference.between(before, now);
  }

  /**
   * Makes the run's files fit to go on from a checkpoint: what a killed process left half-written
   * goes, changes are written down, and so does the log lose what will be logged again.
   *
   * @param iteration updates done at the checkpoint
   * @throws InputException if the run would end before it
   */
  void begin(long iteration) {
    long end = now.value().train().iterations();
    if (end <= iteration && end != before.value().train().iterations()) {
      throw new InputException(
          "train.iterations=%d: %s is at iteration %d already; give more"
              .formatted(end, run.folder(), iteration));
    }
    if (end < iteration) {
      throw new InputException(
          "%s has a checkpoint of iteration %d, of %d by its config.yaml: one of them is not its own; put the right one back"
              .formatted(run.folder(), iteration, end));
    }
    run.tidy();
    List<Difference> changes = changes();
    if (!changes.isEmpty()) {
      run.change(now.toYaml(), run.manifest().with(record(changes, iteration)));
    }
    if (iteration < end) {
      run.forgetResult();
    }
    run.metrics().rewind(iteration);
  }

  private static List<Manifest.Change> record(List<Difference> changes, long iteration) {
    String when = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return changes.stream()
        .map(c -> new Manifest.Change(when, iteration, c.key(), c.from(), c.to()))
        .toList();
  }

  /** Tells how the learning rate leaps, if a change makes it: a longer cosine is another cosine. */
  Optional<String> leap(long iteration) {
    long end = now.value().train().iterations();
    if (changes().isEmpty() || iteration == 0 || iteration >= end) {
      return Optional.empty();
    }
    LearningRate was = new TrainingFactory(before.value()).learningRate();
    LearningRate is = new TrainingFactory(now.value()).learningRate();
    long last = iteration - 1;
    return was.at(last) == is.at(last)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the learning rate follows another schedule of %d iterations from iteration %d on: it is %.2e there and was %.2e before",
                end,
                iteration,
                is.at(iteration),
                was.at(last)));
  }

  @Override
  public void close() {
    lock.close();
  }
}

package io.mirnet.train.sweep.plan;

import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Source;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes the experiment of a setting and a seed: the base, what the command line says, what the
 * setting changes, and what the sweep decides for all.
 *
 * @param reader reads configurations
 * @param base the file of the experiment
 * @param overrides {@code key=value} pairs of the base
 * @param name the sweep's name
 * @param threads threads of a trial where the base doesn't say; 0 to leave that to the machine
 */
record SettingResolver(
    ConfigurationReader reader, Path base, List<String> overrides, String name, int threads) {
  private static final int ID_LENGTH = 12;

  /**
   * Resolves a trial.
   *
   * @param iterations updates, or empty for as many as the base has
   * @throws ConfigurationException with all that is wrong
   */
  Resolved<Experiment> resolve(Setting setting, long seed, OptionalLong iterations) {
    List<Change> changes = new ArrayList<>(setting.changes());
    iterations.ifPresent(count -> changes.add(change("train.iterations", count)));
    changes.add(change("name", name.replaceAll("[^\\w.-]+", "-")));
    changes.add(change("seed", seed));
    Resolved<Experiment> resolved = reader.read(Experiment.class, base, overrides, changes);
    if (resolved.value().threads() == 0 && threads > 0) {
      // Bits depend on the number of threads, so it is decided here and not by the machine.
      changes.add(change("threads", threads));
      return reader.read(Experiment.class, base, overrides, changes);
    }
    return resolved;
  }

  /** Resolves a trial and names it by the hash of its configuration. */
  Planned.Frozen freeze(Setting setting, long seed, OptionalLong iterations) {
    return freeze(setting, seed, resolve(setting, seed, iterations));
  }

  static Planned.Frozen freeze(Setting setting, long seed, Resolved<Experiment> resolved) {
    Trial trial = new Trial(id(resolved.toJson()), setting.name(), setting.labels(), seed);
    return new Planned.Frozen(trial, resolved.value(), resolved.toYaml());
  }

  private static String id(String configuration) {
    return Sha256.of(configuration.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
  }

  private static Change change(String path, Object value) {
    String text = value.toString();
    Origin origin = new Source(Source.Kind.OVERRIDE, 0, "sweep '" + path + "'", text).start();
    return new Change(path, origin, new Scalar(origin, text, false));
  }
}

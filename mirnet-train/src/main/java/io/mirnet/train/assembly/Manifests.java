package io.mirnet.train.assembly;

import ai.djl.engine.Engine;
import io.mirnet.blocks.engine.Machine;
import io.mirnet.config.Providers;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.execution.Computation;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.Replica;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Writes down what makes a run. */
public final class Manifests {
  private Manifests() {}

  static Manifest of(Experiment experiment, List<Replica> replicas, Providers providers) {
    Computation computation = replicas.get(0).computed().computation();
    Engine engine = Engine.getInstance();
    return new Manifest(
        version(),
        Engine.getDjlVersion(),
        engine.getEngineName() + " " + engine.getVersion(),
        replicas.stream()
            .map(replica -> replica.network().manager().getDevice().toString())
            .toList(),
        EngineSettings.apply(experiment.threads()),
        computation.execution().name().toLowerCase(Locale.ROOT),
        computation.precision().name().toLowerCase(Locale.ROOT),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Machine.here().processor().orElse(""),
        experiment.seed(),
        gitCommit(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        RunPlugins.of(providers).loaded(),
        List.of());
  }

  /**
   * Returns the version of mirnet.
   *
   * @return as in the pom
   */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Manifests.class.getResourceAsStream("/io/mirnet/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of mirnet-train is damaged", e);
    }
    return properties.getProperty("version");
  }

  /** The commit of the working directory, as experiment logs have it; empty without git. */
  private static String gitCommit() {
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "HEAD")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? commit : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}

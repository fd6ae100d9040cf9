package io.mirnet.train.assembly;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.mirnet.api.Provider;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.Manifest.Plugin;
import io.mirnet.train.step.EngineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Writes down what makes a run. */
public final class Manifests {
  private static final String OWN_PACKAGE = "io.mirnet.";

  private Manifests() {}

  static Manifest of(Experiment experiment, List<Device> devices, Providers providers) {
    Engine engine = Engine.getInstance();
    return new Manifest(
        version(),
        Engine.getDjlVersion(),
        engine.getEngineName() + " " + engine.getVersion(),
        devices.stream().map(Device::toString).toList(),
        EngineSettings.apply(experiment.threads()),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        experiment.seed(),
        gitCommit(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        plugins(providers));
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

  private static Map<String, Plugin> plugins(Providers providers) {
    Map<String, Plugin> plugins = new TreeMap<>();
    for (ExtensionPoint point : ExtensionPoint.all()) {
      for (Provider<?> provider : providers.all(point).values()) {
        if (!provider.getClass().getName().startsWith(OWN_PACKAGE)) {
          plugins.put(point.noun() + " " + provider.name(), plugin(provider.getClass()));
        }
      }
    }
    return plugins;
  }

  private static Plugin plugin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      return new Plugin(type.getName(), "", "");
    }
    try {
      Path location = Path.of(source.getLocation().toURI());
      return new Plugin(
          type.getName(),
          location.toString(),
          Files.isRegularFile(location) ? sha256(Files.readAllBytes(location)) : "");
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("can't read the jar of " + type.getName(), e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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

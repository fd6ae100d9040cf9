package io.mirnet.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What made a run, so that another machine can tell why its bits differ.
 *
 * @param mirnet version of mirnet
 * @param djl version of DJL
 * @param engine name and version of the engine
 * @param devices where it was trained
 * @param threads threads of the engine; a sum's bits depend on it, so that resuming checks it
 * @param execution by what the network computes, {@code compiled} or {@code eager}; bits depend on
 *     it, so that a run goes on in the way it began
 * @param precision what it multiplies in, {@code float32} or {@code bfloat16}; likewise
 * @param jvm version of Java
 * @param os operating system and processor architecture
 * @param processor what the processor is called; empty where the system doesn't say
 * @param seed the seed
 * @param gitCommit commit of the working directory; empty if it is in no git checkout
 * @param started time in ISO 8601
 * @param plugins each provider that is not built in, by kind and name
 * @param changes keys of the configuration that were given other values after the run had begun,
 *     the first first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
    String mirnet,
    String djl,
    String engine,
    List<String> devices,
    int threads,
    String execution,
    String precision,
    String jvm,
    String os,
    String processor,
    long seed,
    String gitCommit,
    String started,
    Map<String, Plugin> plugins,
    List<Change> changes) {

  /** Old manifests lack some, and those without an execution are of runs by blocks. */
  public Manifest {
    execution = execution == null ? "eager" : execution;
    precision = precision == null ? "float32" : precision;
    processor = processor == null ? "" : processor;
    changes = changes == null ? List.of() : List.copyOf(changes);
    devices = List.copyOf(devices);
    Stream.of(mirnet, djl, engine, jvm, os, gitCommit, started, plugins)
        .forEach(Objects::requireNonNull);
  }

  /**
   * A value that changed when a run went on.
   *
   * @param when time in ISO 8601
   * @param iteration updates done before
   * @param key path in {@code config.yaml}
   * @param from the value until then; empty if there was none
   * @param to the value from then on; empty if there is none
   */
  public record Change(String when, long iteration, String key, String from, String to) {}

  /**
   * Records changes.
   *
   * @param more what changed now
   * @return a manifest with these changes after those that it had
   */
  public Manifest with(List<Change> more) {
    List<Change> all = new ArrayList<>(changes);
    all.addAll(more);
    return new Manifest(
        mirnet, djl, engine, devices, threads, execution, precision, jvm, os, processor, seed,
        gitCommit, started, plugins, all);
  }

  /**
   * Where a provider comes from.
   *
   * @param type its class
   * @param location its jar or folder
   * @param version {@code Implementation-Version} of the jar; empty if it tells none
   * @param sha256 hash of the jar; empty for a folder
   */
  public record Plugin(String type, String location, String version, String sha256) {
    /** Manifests before there were versions lack one. */
    public Plugin {
      version = version == null ? "" : version;
    }

    /**
     * Names the plugin.
     *
     * @return class, jar, version and hash, for messages
     */
    public String text() {
      return "%s in %s%s%s"
          .formatted(
              type,
              location,
              version.isEmpty() ? "" : ", version " + version,
              sha256.isEmpty() ? "" : ", sha256 " + sha256);
    }
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build();
  }

  String toJson() {
    try {
      return mapper().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("can't write the manifest", e);
    }
  }

  static Manifest read(Path file) {
    return OwnFile.read(
        file,
        "put back a copy, or begin a run of its own from the weights: model.weights="
            + file.resolveSibling("checkpoints/best.safetensors"),
        text -> mapper().readValue(text, Manifest.class));
  }
}

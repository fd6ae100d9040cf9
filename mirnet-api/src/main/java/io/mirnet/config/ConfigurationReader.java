package io.mirnet.config;

import io.mirnet.api.Provider;
import io.mirnet.config.internal.Layers;
import io.mirnet.config.internal.Overrides;
import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads configurations: YAML (or JSON, which is YAML too) to an immutable record, in four steps.
 * Read (a tree with places), layer ({@code base:} file, file, {@code key=value} overrides), check
 * (all problems at once), bind.
 *
 * <pre>{@code
 * var reader = new ConfigurationReader(Plugins.load(getClass().getClassLoader()));
 * Experiment experiment = reader.read(Experiment.class, Path.of("lol.yaml"), List.of()).value();
 * }</pre>
 */
public final class ConfigurationReader {
  private final Known known;

  /**
   * Makes a reader.
   *
   * @param providers what YAML may choose from
   */
  public ConfigurationReader(Providers providers) {
    this.known = new Known(new RecordModels(RecordMapper.MAPPER), providers);
  }

  /**
   * Returns what YAML may choose from.
   *
   * @return the catalogue
   */
  public Providers providers() {
    return known.providers();
  }

  /**
   * Reads a file.
   *
   * @param root the record of the whole configuration
   * @param file the file; its {@code base} is relative to it
   * @param overrides {@code key=value} pairs, a later one over an earlier one
   * @param <T> the type of the record
   * @return the configuration
   * @throws ConfigurationException with everything that is wrong
   * @throws io.mirnet.api.InputException if the file is missing or not readable
   */
  public <T extends Record> Resolved<T> read(Class<T> root, Path file, List<String> overrides) {
    return read(root, Layers.source(file), Optional.of(file), overrides);
  }

  /**
   * Reads a file and lays changes over it, above the overrides.
   *
   * @param root the record of the whole configuration
   * @param file the file; its {@code base} is relative to it
   * @param overrides {@code key=value} pairs, a later one over an earlier one
   * @param changes values by path, each with its own place, a later one over an earlier one
   * @param <T> the type of the record
   * @return the configuration
   * @throws ConfigurationException with everything that is wrong
   * @throws io.mirnet.api.InputException if the file is missing or not readable
   */
  public <T extends Record> Resolved<T> read(
      Class<T> root, Path file, List<String> overrides, List<Change> changes) {
    Source source = Layers.source(file);
    return resolve(
        root,
        source,
        problems ->
            new Layers(problems)
                .read(source, Optional.of(file))
                .map(files -> over(files, layers(overrides, changes, new Overrides(problems)))));
  }

  private static List<Mapping> layers(
      List<String> overrides, List<Change> changes, Overrides reader) {
    return over(
        reader.layers(overrides),
        changes.stream().flatMap(change -> reader.layer(change).stream()).toList());
  }

  private static List<Mapping> over(List<Mapping> lower, List<Mapping> upper) {
    return Stream.concat(lower.stream(), upper.stream()).toList();
  }

  /**
   * Reads a file that is not layered: a key {@code base} is one of the record's own.
   *
   * @param root the record of the whole file
   * @param file the file
   * @param overrides {@code key=value} pairs, a later one over an earlier one
   * @param <T> the type of the record
   * @return the configuration
   * @throws ConfigurationException with everything that is wrong
   * @throws io.mirnet.api.InputException if the file is missing or not readable
   */
  public <T extends Record> Resolved<T> readAlone(
      Class<T> root, Path file, List<String> overrides) {
    return readAlone(root, Layers.source(file), overrides);
  }

  /**
   * Reads a text that is not layered: a key {@code base} is one of the record's own.
   *
   * @param root the record of the whole text
   * @param sourceName what messages call the text
   * @param yaml YAML or JSON
   * @param overrides {@code key=value} pairs, a later one over an earlier one
   * @param <T> the type of the record
   * @return the configuration
   * @throws ConfigurationException with everything that is wrong
   */
  public <T extends Record> Resolved<T> readAlone(
      Class<T> root, String sourceName, String yaml, List<String> overrides) {
    return readAlone(root, new Source(Source.Kind.FILE, 0, sourceName, yaml), overrides);
  }

  private <T extends Record> Resolved<T> readAlone(
      Class<T> root, Source source, List<String> overrides) {
    return resolve(
        root,
        source,
        problems ->
            new Layers(problems)
                .alone(source)
                .map(
                    file ->
                        over(List.of(file), new Overrides(problems, Set.of()).layers(overrides))));
  }

  /**
   * Reads a text, for example the metadata of a model file.
   *
   * @param root the record of the whole configuration
   * @param sourceName what messages call the text
   * @param yaml YAML or JSON
   * @param overrides {@code key=value} pairs, a later one over an earlier one
   * @param <T> the type of the record
   * @return the configuration
   * @throws ConfigurationException with everything that is wrong
   */
  public <T extends Record> Resolved<T> read(
      Class<T> root, String sourceName, String yaml, List<String> overrides) {
    Source source = new Source(Source.Kind.FILE, 0, sourceName, yaml);
    return read(root, source, Optional.empty(), overrides);
  }

  /**
   * Reads the empty configuration.
   *
   * @param root a record of which every component has a default
   * @param <T> the type of the record
   * @return the defaults
   * @throws ConfigurationException if a component has none
   */
  public <T extends Record> T defaults(Class<T> root) {
    return read(root, "defaults", "", List.of()).value();
  }

  /**
   * Describes a record.
   *
   * @param type a configuration record
   * @return its keys with types, defaults and ranges
   * @throws IllegalArgumentException if a component can't be read from YAML
   */
  public RecordModel describe(Class<? extends Record> type) {
    return known.models().of(type);
  }

  /**
   * Describes the options of a provider.
   *
   * @param provider a provider
   * @return its options, with the provider's own {@link io.mirnet.api.Doc}
   * @throws io.mirnet.api.ProviderException if an option can't be read from YAML
   */
  public RecordModel describe(Provider<?> provider) {
    return known.models().options(provider);
  }

  private <T extends Record> Resolved<T> read(
      Class<T> root, Source source, Optional<Path> file, List<String> overrides) {
    return resolve(
        root,
        source,
        problems ->
            new Layers(problems)
                .read(source, file)
                .map(files -> over(files, new Overrides(problems).layers(overrides))));
  }

  private <T extends Record> Resolved<T> resolve(
      Class<T> root, Source source, Function<Consumer<Problem>, Optional<List<Mapping>>> layers) {
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    Optional<Resolved<T>> resolved =
        layers
            .apply(problems::add)
            .map(all -> whole(root, source, all, new Layering(known, problems::add, warnings::add)))
            .flatMap(tree -> new Binder(known, problems::add).bind(root, tree, source.start()))
            .map(
                bound ->
                    new Resolved<>(
                        root.cast(bound.value()),
                        (Mapping) bound.node().orElseThrow(),
                        ConfigurationException.sorted(warnings)));
    ConfigurationException.refuseAny(problems);
    return resolved.orElseThrow();
  }

  private Mapping whole(
      Class<? extends Record> root, Source source, List<Mapping> layers, Layering layering) {
    RecordModel model = known.models().of(root);
    Mapping nothing = new Mapping(source.start(), Map.of());
    Mapping tree = nothing;
    for (Mapping layer : layers) {
      tree = layering.lay(model, tree, layer);
    }
    // Once more, for options that a layer gave before another one gave their type.
    return layering.lay(model, nothing, tree);
  }
}

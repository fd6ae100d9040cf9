package io.mirnet.config;

import io.mirnet.api.Provider;
import io.mirnet.config.tree.Layers;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Overrides;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads configurations: YAML (or JSON, which is YAML too) to an immutable record, in four steps.
 * Read (a tree with places), layer ({@code base:} file, file, {@code key=value} overrides), check
 * (all problems at once), bind.
 *
 * <pre>{@code
 * var reader = new ConfigurationReader(Providers.load(getClass().getClassLoader()));
 * Experiment experiment = reader.read(Experiment.class, Path.of("lol.yaml"), List.of()).value();
 * }</pre>
 */
public final class ConfigurationReader {
  private final Providers providers;
  private final RecordModels models = new RecordModels(RecordMapper.MAPPER);

  /**
   * Makes a reader.
   *
   * @param providers what YAML may choose from
   */
  public ConfigurationReader(Providers providers) {
    this.providers = providers;
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
    return models.of(type);
  }

  /**
   * Describes the options of a provider.
   *
   * @param provider a provider
   * @return its options, with the provider's own {@link io.mirnet.api.Doc}
   * @throws io.mirnet.api.ProviderException if an option can't be read from YAML
   */
  public RecordModel describe(Provider<?> provider) {
    return models.options(provider);
  }

  private <T extends Record> Resolved<T> read(
      Class<T> root, Source source, Optional<Path> file, List<String> overrides) {
    List<Problem> problems = new ArrayList<>();
    Optional<Resolved<T>> resolved =
        new Layers(problems::add)
            .read(source, file)
            .map(tree -> new Overrides(problems::add).apply(tree, overrides))
            .flatMap(
                tree ->
                    new Binder(models, providers, problems::add).bind(root, tree, source.start()))
            .map(
                bound ->
                    new Resolved<>(root.cast(bound.value()), (Mapping) bound.node().orElseThrow()));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return resolved.orElseThrow();
  }
}

package io.mirnet.blocks.model;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.ProviderException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.Matching;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.blocks.weights.TensorSet;
import io.mirnet.blocks.weights.TensorSource;
import io.mirnet.blocks.weights.WeightTable;
import io.mirnet.blocks.weights.WeightTable.Outcome;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ConfigurationWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads and writes networks. A {@code .safetensors} file of ours holds the {@code model} section as
 * JSON in its metadata; of a PyTorch file ({@code .pth}, {@code .pt}, or a safetensors file without
 * that entry) the model providers are asked whose network its tensors are.
 */
public final class ModelFiles {
  /** Key of the metadata entry that holds the configuration. */
  public static final String CONFIG = "mirnet.config";

  /** Prefix of an optimizer's tensors in a checkpoint. */
  public static final String OPTIMIZER = "optimizer.";

  /** Prefix of averaged weights beside the weights, as the field calls them. */
  public static final String AVERAGED = "params_ema.";

  /** Prefix of an average's further tensors in a checkpoint. */
  public static final String AVERAGE = "average.";

  private static final List<String> BESIDE = List.of(OPTIMIZER, AVERAGED, AVERAGE, "clip.");

  /** The best checkpoint of a run, within its directory. */
  private static final String BEST = "checkpoints/best.safetensors";

  /**
   * Numbers that a network may have more than its file, so that what is too much can be named: 64
   * MiB.
   */
  private static final long SLACK = 1 << 24;

  private final ConfigurationReader configurations;

  /**
   * Makes a reader.
   *
   * @param configurations binds the configuration that a file holds
   */
  public ModelFiles(ConfigurationReader configurations) {
    this.configurations = configurations;
  }

  /**
   * Rebuilds the network of a file, for inference: its parameters want no gradients. Where the file
   * has a moving average of the weights, it is taken.
   *
   * @param file a safetensors or PyTorch file, or a run directory (its best checkpoint)
   * @param device where its arrays are to live
   * @return the network; the caller closes it
   * @throws InputException if the file can't be read or holds no network that is known here
   */
  public Network load(Path file, Device device) {
    return load(file, device, WeightKind.AVERAGE, note -> {});
  }

  /**
   * Rebuilds the network of a file, for inference: its parameters want no gradients.
   *
   * @param model a safetensors or PyTorch file, or a run directory (its best checkpoint)
   * @param device where its arrays are to live
   * @param kind which weights are meant, where there is an average too
   * @param notes is told what was taken where that isn't all of the file
   * @return the network; the caller closes it
   * @throws InputException if the file can't be read or holds no network that is known here, or
   *     several
   */
  public Network load(Path model, Device device, WeightKind kind, Consumer<String> notes) {
    Path file = fileOf(model);
    try (TensorSource source = TensorSource.open(file)) {
      WeightReader reader = new WeightReader(file, source, kind);
      TensorSet all = reader.all();
      String json = source.metadata().get(CONFIG);
      Recognition.Found found =
          json == null
              ? recognized(all, file, kind)
              : new Recognition.Found(section(file, " (metadata)", json), all);
      Network network = empty(found, file, device);
      try {
        TensorSet set = json == null ? found.set() : reader.all(network);
        Matching matching =
            new Matching(
                WeightReader.shapes(network), naming(found.model().provider()), name -> false);
        WeightTable table = matching.compare(reader.describe(set), set);
        table
            .misfit()
            .ifPresent(
                misfit -> {
                  throw new InputException(misfit);
                });
        reader.copy(table, set, network);
        if (table.count(Outcome.IGNORED) > 0 || reader.isAveraged(set)) {
          notes.accept(table.text());
        }
        network.freeze();
        return network;
      } catch (RuntimeException e) {
        network.close();
        throw e;
      }
    }
  }

  /**
   * Reads the text that goes with a file's weights, such as a licence.
   *
   * @param model a safetensors or PyTorch file, or a run directory (its best checkpoint)
   * @return text by key; empty for a PyTorch file
   * @throws InputException if the file can't be read
   */
  public static Map<String, String> metadata(Path model) {
    try (TensorSource source = TensorSource.open(fileOf(model))) {
      return source.metadata();
    }
  }

  /** What a provider reads off shapes is checked as what a user writes. */
  private Recognition.Found recognized(TensorSet all, Path file, WeightKind kind) {
    WeightSearch search =
        new WeightSearch(file, kind, "save the one that is meant in a file of its own");
    Recognition.Found found = new Recognition(configurations.providers()).in(all, file, search);
    String json = new ConfigurationWriter().toJson(new ModelSection(found.model()));
    return new Recognition.Found(section(file, " (shapes)", json), found.set());
  }

  private static Network empty(Recognition.Found found, Path file, Device device) {
    Set<String> held = new HashSet<>();
    UnaryOperator<String> naming = naming(found.model().provider());
    found.set().shapes().keySet().forEach(name -> held.add(naming.apply(name)));
    long numbers = found.set().shapes().values().stream().mapToLong(Shape::size).sum();
    long bytes = file.toFile().length(); // views of one storage may claim more
    try {
      return Network.empty(
          found.model(),
          device,
          names -> requireMost(names, held),
          Math.min(numbers, bytes) + SLACK);
    } catch (InputException e) {
      throw new InputException(
          "%s does not fit its network: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Names are looked at before any array is made: a file of 200 bytes may describe any network. */
  private static void requireMost(Set<String> names, Set<String> held) {
    long missing = names.stream().filter(name -> !held.contains(name)).count();
    if (missing > names.size() / 2) {
      throw new InputException(
          "the network has %,d weights, of which the file lacks %,d"
              .formatted(names.size(), missing));
    }
  }

  /**
   * Finds the model file of a run directory.
   *
   * @param model a file or a directory
   * @return the file, there or not, or the directory's best checkpoint
   * @throws InputException if it is a directory without one
   */
  static Path fileOf(Path model) {
    if (!Files.isDirectory(model)) {
      return model;
    }
    Path best = model.resolve(BEST);
    if (!Files.isRegularFile(best)) {
      throw new InputException(
          "%s is no run directory with a best checkpoint: it has no %s; name a model file"
              .formatted(model, BEST));
    }
    return best;
  }

  /** The public names of a provider's tensors in files. */
  static UnaryOperator<String> naming(ModelProvider<?> provider) {
    return foreign -> {
      try {
        return Objects.requireNonNull(provider.publicName(foreign), "publicName returned null");
      } catch (RuntimeException | LinkageError e) {
        throw new ProviderException(provider, e);
      }
    };
  }

  private Choice<ModelProvider<?>> section(Path file, String part, String json) {
    String source = file.getFileName() + part;
    try {
      return configurations.read(ModelSection.class, source, json, List.of()).value().model();
    } catch (ConfigurationException e) {
      throw new InputException(
          "%s describes a network that can't be built here: %s; a type that is not known may come from a plugin: give its jar by --plugins (in a program, to Plugins.load)"
              .formatted(source, e.getMessage()),
          e);
    }
  }

  /**
   * Returns a file's tensors without those that only a checkpoint has.
   *
   * @param content a file's content
   * @return the weights by public name
   */
  public static Map<String, Tensor> weights(TensorFile content) {
    Map<String, Tensor> weights = new LinkedHashMap<>(content.tensors());
    weights.keySet().removeIf(ModelFiles::isBeside);
    return weights;
  }

  /** Whether a checkpoint has a tensor beside its weights. */
  static boolean isBeside(String name) {
    return BESIDE.stream().anyMatch(name::startsWith);
  }

  /**
   * Writes a network.
   *
   * @param file a name that ends in {@code .safetensors}; replaced as a whole or not at all
   * @param network the network
   * @throws java.io.UncheckedIOException if it can't be written
   */
  public static void save(Path file, Network network) {
    Safetensors.write(
        file, new TensorFile(Weights.capture(network.parameters().all()), metadata(network)));
  }

  /**
   * Returns the metadata that makes a file rebuild a network.
   *
   * @param network the network
   * @return metadata entries
   */
  public static Map<String, String> metadata(Network network) {
    String json = new ConfigurationWriter().toJson(new ModelSection(network.model()));
    // In this order always: Map.of has another in each process, and equal models should be equal
    // files.
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put(CONFIG, json);
    return metadata;
  }
}

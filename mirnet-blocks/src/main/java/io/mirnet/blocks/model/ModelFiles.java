package io.mirnet.blocks.model;

import ai.djl.Device;
import ai.djl.nn.Parameter;
import io.mirnet.api.InputException;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ConfigurationWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads and writes networks. A {@code .safetensors} file of ours holds the {@code model} section as
 * JSON in its metadata; of a PyTorch file ({@code .pth}, {@code .pt}, or a safetensors file without
 * that entry) the network's shape is read off the tensors.
 */
public final class ModelFiles {
  /** Key of the metadata entry that holds the configuration. */
  public static final String CONFIG = "mirnet.config";

  /** Prefix of an optimizer's tensors in a checkpoint. */
  public static final String OPTIMIZER = "optimizer.";

  /** Prefix of averaged weights in a checkpoint, as the field calls them. */
  public static final String AVERAGED = "params_ema.";

  /** Prefix of an average's further tensors in a checkpoint. */
  public static final String AVERAGE = "average.";

  private static final List<String> NO_WEIGHTS = List.of(OPTIMIZER, AVERAGED, AVERAGE);

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
   * Rebuilds the network of a file, for inference: its parameters want no gradients.
   *
   * @param file a safetensors or PyTorch file
   * @param device where its arrays are to live
   * @return the network; the caller closes it
   * @throws InputException if the file can't be read or holds no network that is known here
   */
  public Network load(Path file, Device device) {
    TensorFile content = read(file);
    Map<String, Tensor> weights = weights(content);
    String json = content.metadata().get(CONFIG);
    String source = file.getFileName() + (json == null ? " (shapes)" : " (metadata)");
    String yaml = json == null ? TensorShapes.modelSection(weights, file) : json;
    Network network = Network.create(section(source, yaml).model(), device, 0);
    try {
      Weights.restore(weights, network.parameters(), file.toString());
      ParameterNames.of(network.block()).values().forEach(ModelFiles::freeze);
      return network;
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private ModelSection section(String source, String yaml) {
    try {
      return configurations.read(ModelSection.class, source, yaml, List.of()).value();
    } catch (ConfigurationException e) {
      throw new InputException(
          "%s describes a network that can't be built here: %s; a type that is not known may come from a plugin: give its jar by --plugins (in a program, to Providers.load)"
              .formatted(source, e.getMessage()),
          e);
    }
  }

  private static void freeze(Parameter parameter) {
    parameter.freeze(true);
  }

  private static TensorFile read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".safetensors") ? Safetensors.read(file) : PthFile.read(file);
  }

  /**
   * Returns a file's tensors without those that only a checkpoint has.
   *
   * @param content a file's content
   * @return the weights by public name
   */
  public static Map<String, Tensor> weights(TensorFile content) {
    Map<String, Tensor> weights = new LinkedHashMap<>(content.tensors());
    weights.keySet().removeIf(name -> NO_WEIGHTS.stream().anyMatch(name::startsWith));
    return weights;
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
        file, new TensorFile(Weights.capture(network.parameters()), metadata(network)));
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

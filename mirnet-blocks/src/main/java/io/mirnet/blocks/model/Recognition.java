package io.mirnet.blocks.model;

import ai.djl.ndarray.types.Shape;
import io.mirnet.api.Choice;
import io.mirnet.api.InputException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.weights.TensorSet;
import io.mirnet.blocks.weights.WeightTable;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Asks every model provider whose network the tensors of a file are. */
final class Recognition {
  private final List<ModelProvider<?>> providers = new ArrayList<>();

  Recognition(Providers catalogue) {
    catalogue
        .all(ExtensionPoint.of(ModelProvider.class))
        .values()
        .forEach(provider -> providers.add((ModelProvider<?>) provider));
  }

  /**
   * A network and its tensors.
   *
   * @param model the network
   * @param set its tensors, and maybe others
   */
  record Found(Choice<ModelProvider<?>> model, TensorSet set) {}

  /**
   * Looks for a network under as few keys and prefixes as possible.
   *
   * @param all all tensors of the file
   * @throws InputException if no provider knows the tensors, or several do
   */
  Found in(TensorSet all, Path file, WeightSearch search) {
    for (List<TensorSet> level : all.levels()) {
      Map<TensorSet, Choice<ModelProvider<?>>> found = new LinkedHashMap<>();
      for (TensorSet set : level) {
        List<Choice<ModelProvider<?>>> networks = networks(set, file);
        if (networks.size() > 1) {
          throw new InputException(
              "%s fits several networks: %s; a file with a configuration, as mirnet writes, would say which"
                  .formatted(file, networks.stream().map(Choice::type).toList()));
        }
        networks.forEach(network -> found.put(set, network));
      }
      if (!found.isEmpty()) {
        TensorSet set = search.one(List.copyOf(found.keySet()));
        return new Found(found.get(set), set);
      }
    }
    throw new InputException(
        "%s holds no network that is known here: its tensors (%s) are none of %s; one of a plugin needs its jar by --plugins (in a program, Plugins.load)"
            .formatted(
                file,
                WeightTable.listed(List.copyOf(all.shapes().keySet())),
                providers.stream().map(ModelProvider::name).toList()));
  }

  private List<Choice<ModelProvider<?>>> networks(TensorSet set, Path file) {
    try {
      return providers.stream()
          .flatMap(
              provider -> ModelProvider.recognizedBy(provider, renamed(set, provider)).stream())
          .toList();
    } catch (InputException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Shape> renamed(TensorSet set, ModelProvider<?> provider) {
    UnaryOperator<String> naming = ModelFiles.naming(provider);
    Map<String, Shape> renamed = new LinkedHashMap<>();
    set.shapes().forEach((name, shape) -> renamed.putIfAbsent(naming.apply(name), shape));
    return renamed;
  }
}

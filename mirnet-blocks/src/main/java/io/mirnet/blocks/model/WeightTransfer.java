package io.mirnet.blocks.model;

import io.mirnet.api.InputException;
import io.mirnet.blocks.NamePattern;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.weights.Matching;
import io.mirnet.blocks.weights.TensorSet;
import io.mirnet.blocks.weights.TensorSource;
import io.mirnet.blocks.weights.WeightTable;
import io.mirnet.blocks.weights.WeightTable.Outcome;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Puts {@link StartingWeights} into a network. */
public final class WeightTransfer {
  private final StartingWeights start;

  /**
   * Makes a transfer.
   *
   * @param start what to take, and from where
   */
  public WeightTransfer(StartingWeights start) {
    this.start = start;
  }

  /**
   * Copies the weights that match; of a moving average where the file has one.
   *
   * @param network receives them; what doesn't match keeps its values
   * @return what matched, and what did not
   * @throws InputException if the file can't be read, its weights are not found or not the only
   *     ones, nothing matches, or, if strict, anything is missing, left over or of another shape;
   *     the network is then as before
   */
  public WeightTable into(Network network) {
    Path file = ModelFiles.fileOf(start.file());
    try (TensorSource source = TensorSource.open(file)) {
      WeightReader reader = new WeightReader(file, source, WeightKind.AVERAGE);
      WeightSearch search =
          new WeightSearch(file, WeightKind.AVERAGE, "choose one by model.weights.key");
      Matching matching =
          new Matching(WeightReader.shapes(network), naming(network), ignored(start.ignore()));
      TensorSet set = search.best(part(reader.all(network), file), matching);
      WeightTable table = matching.compare(reader.describe(set), set);
      refuse(table);
      reader.copy(table, set, network);
      return table;
    }
  }

  private TensorSet part(TensorSet all, Path file) {
    if (start.key().isEmpty()) {
      return all;
    }
    return all.under(start.key().get())
        .orElseThrow(
            () ->
                new InputException(
                    "%s has nothing under '%s'; there is: %s"
                        .formatted(file, start.key().get(), places(all))));
  }

  private static String places(TensorSet all) {
    List<List<TensorSet>> levels = all.levels();
    return levels.size() < 2
        ? WeightTable.listed(List.copyOf(all.shapes().keySet()))
        : WeightTable.listed(levels.get(1).stream().map(TensorSet::place).toList());
  }

  private void refuse(WeightTable table) {
    if (table.count(Outcome.MATCHED) == 0) {
      throw new InputException(table.source() + ": no tensor is left that is not ignored");
    }
    Optional<String> misfit = start.strict() ? table.misfit() : Optional.empty();
    if (misfit.isPresent()) {
      throw new InputException(
          misfit.get() + "; take what fits by model.weights.strict: false, or rename or ignore");
    }
  }

  /** First the user's names, then the provider's. */
  private UnaryOperator<String> naming(Network network) {
    List<Map.Entry<String, String>> renames =
        start.rename().entrySet().stream()
            .sorted(Comparator.comparing(each -> -each.getKey().length()))
            .toList();
    UnaryOperator<String> published = ModelFiles.naming(network.model().provider());
    return name ->
        published.apply(
            renames.stream()
                .filter(each -> name.startsWith(each.getKey()))
                .findFirst()
                .map(each -> each.getValue() + name.substring(each.getKey().length()))
                .orElse(name));
  }

  private static Predicate<String> ignored(List<String> patterns) {
    List<NamePattern> known = patterns.stream().map(NamePattern::new).toList();
    return name -> known.stream().anyMatch(pattern -> pattern.matches(name));
  }
}

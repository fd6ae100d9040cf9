package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tensors of a file whose names begin alike, without that beginning: what lies under a key of a
 * PyTorch file, or behind a prefix that a wrapper put before all names.
 *
 * @param place the beginning of the names, which ends in a dot or a slash; empty for the whole file
 * @param shapes shapes by the rest of the name
 */
public record TensorSet(String place, Map<String, Shape> shapes) {
  /** Keys and prefixes within each other; people's checkpoints have three or four. */
  private static final int DEPTH = 6;

  /** How people name a moving average: params_ema, ema_model, ema. */
  private static final Pattern AVERAGE = Pattern.compile("(.*[/._])?ema([/._].*)?");

  /**
   * Takes all tensors of a file.
   *
   * @param source the file
   * @return the set that is everything
   */
  public static TensorSet of(TensorSource source) {
    return new TensorSet("", source.shapes());
  }

  /**
   * Lists this set and the sets within it.
   *
   * @return this set alone, then those of one key or prefix, of two, and so on
   */
  public List<List<TensorSet>> levels() {
    List<List<TensorSet>> levels = new ArrayList<>();
    List<TensorSet> level = List.of(this);
    for (int depth = 0; depth <= DEPTH && !level.isEmpty(); depth++) {
      levels.add(level);
      level = level.stream().flatMap(set -> set.inner().stream()).toList();
    }
    return levels;
  }

  private List<TensorSet> inner() {
    Map<String, Map<String, Shape>> groups = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> {
          int end = firstPart(name);
          if (end > 0) {
            groups
                .computeIfAbsent(name.substring(0, end), key -> new LinkedHashMap<>())
                .put(name.substring(end), shape);
          }
        });
    List<TensorSet> sets = new ArrayList<>();
    groups.forEach((first, rest) -> sets.add(new TensorSet(place + first, rest)));
    return sets;
  }

  /** The length of a name's first part with its dot or slash; 0 if the name has one part only. */
  private static int firstPart(String name) {
    for (int i = 0; i < name.length() - 1; i++) {
      if (name.charAt(i) == '.' || name.charAt(i) == PthDicts.SEPARATOR) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * Takes what lies under a key, or behind a prefix.
   *
   * @param key for example {@code net_g} or {@code state_dict/generator}
   * @return the set, if there is any such tensor
   */
  public Optional<TensorSet> under(String key) {
    Map<String, Shape> found = new LinkedHashMap<>();
    String start = "";
    for (String end : List.of(String.valueOf(PthDicts.SEPARATOR), ".")) {
      if (found.isEmpty()) {
        start = key + end;
        for (Map.Entry<String, Shape> each : shapes.entrySet()) {
          if (each.getKey().startsWith(start)) {
            found.put(each.getKey().substring(start.length()), each.getValue());
          }
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new TensorSet(place + start, found));
  }

  /**
   * Tells whether the place is named like a moving average.
   *
   * @return true for {@code params_ema/} and {@code ema.module.}
   */
  public boolean isAverage() {
    return AVERAGE.matcher(place).matches();
  }

  /** Whether a tensor lies in a dict within the set's own. */
  static boolean isWithin(String name) {
    return name.indexOf(PthDicts.SEPARATOR) >= 0;
  }
}

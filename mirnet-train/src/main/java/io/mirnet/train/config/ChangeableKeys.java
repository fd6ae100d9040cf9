package io.mirnet.train.config;

import java.util.List;

/**
 * The keys that may change when a run goes on, each with all that is below it. They decide how long
 * a run trains, how fast it learns, what it costs and what is seen of it, but not what is learned
 * from what: a network, its data or its loss are another run's.
 */
public final class ChangeableKeys {
  /** In the order in which messages name them. */
  private static final List<String> KEYS =
      List.of(
          "device",
          "threads",
          "execution",
          "precision",
          "data.root",
          "data.train.pad",
          "data.validation",
          "data.workers",
          "data.cache_mebibytes",
          "train.iterations",
          "train.learning_rate",
          "train.micro_batch",
          "train.validation",
          "train.monitor",
          "train.stop_early",
          "train.checkpoint_every",
          "train.keep_every",
          "train.log_every",
          "train.observers");

  private ChangeableKeys() {}

  /**
   * Lists the keys.
   *
   * @return their paths
   */
  public static List<String> all() {
    return KEYS;
  }

  /**
   * Tells whether a value may change.
   *
   * @param path its path, for example {@code train.learning_rate.from}
   * @return whether one of the keys is the path, or above it
   */
  public static boolean contain(String path) {
    return KEYS.stream()
        .anyMatch(
            key -> path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "["));
  }
}

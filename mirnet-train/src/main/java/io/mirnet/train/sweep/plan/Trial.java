package io.mirnet.train.sweep.plan;

import java.util.Map;
import java.util.Objects;

/**
 * One training of a sweep.
 *
 * @param id names its folder: the beginning of the SHA-256 of its resolved configuration, seed
 *     included
 * @param setting what it is a run of, for example {@code fusion=sum}
 * @param labels the value or label by axis
 * @param seed the seed
 */
public record Trial(String id, String setting, Map<String, String> labels, long seed) {
  /** An identifier names a folder, and must not lead out of the sweep's. */
  public Trial {
    if (!id.matches("[\\w-]+")) {
      throw new IllegalArgumentException("the trial '%s' is none of ours".formatted(id));
    }
    Objects.requireNonNull(setting);
    Objects.requireNonNull(labels);
  }
}

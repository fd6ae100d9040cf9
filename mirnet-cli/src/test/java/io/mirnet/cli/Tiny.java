package io.mirnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The smallest experiment that does all that a large one does. */
public final class Tiny {
  private static final String YAML =
      """
      name: tiny
      model: {width: 8, groups: [1], blocks_per_group: 1}
      data:
        train: {type: generated, images: 3, validation_images: 2, size: 32}
      train:
        iterations: 6
        clip: {at: 1}
        patches: {type: fixed, patch: 16, batch: 2}
        validation: {every: 3, pictures: 1}
        checkpoint_every: 2
        log_every: 1
      """;

  private Tiny() {}

  /** Writes the configuration into a folder. */
  public static Path in(Path folder) {
    try {
      return Files.writeString(folder.resolve("tiny.yaml"), YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

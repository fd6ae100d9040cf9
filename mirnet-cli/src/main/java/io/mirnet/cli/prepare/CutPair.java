package io.mirnet.cli.prepare;

import io.mirnet.data.prepare.CutFile;
import io.mirnet.data.prepare.Source;
import io.mirnet.data.sheet.Crop;
import io.mirnet.train.run.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A pair that was cut, as journal and manifest hold it.
 *
 * @param part train or validation
 * @param source the pair's name
 * @param files what was written of it
 */
record CutPair(String part, String source, List<Item> files) {
  /** Refuses a line of a journal that lacks something. */
  CutPair {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(source, "source");
    files = List.copyOf(files);
  }

  /** A file with its content's hash, and where in the source it lay. */
  record Item(String file, String sha256, int top, int left, int height, int width) {
    /** Refuses what is no path, and a line that lacks something. */
    Item {
      if (Path.of(file).isAbsolute()) {
        throw new IllegalArgumentException(file + " lies outside of the preparation");
      }
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  static CutPair of(Source source, List<CutFile> files, Path output) {
    return new CutPair(
        part(source),
        source.name(),
        files.stream().map(file -> item(file.file(), file.place(), output)).toList());
  }

  private static Item item(String file, Crop place, Path output) {
    return new Item(
        file, hash(output.resolve(file)), place.top(), place.left(), place.height(), place.width());
  }

  /** Whether all files are there with the content that was written. */
  boolean isWhole(Path output) {
    return files.stream()
        .allMatch(
            item -> {
              Path file = output.resolve(item.file());
              return Files.isRegularFile(file) && hash(file).equals(item.sha256());
            });
  }

  static String part(Source source) {
    return source.part().name().toLowerCase(Locale.ROOT);
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be read back (%s)".formatted(file, e), e);
    }
  }
}

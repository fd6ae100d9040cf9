package io.mirnet.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process that was killed leaves half-written in a run directory. */
final class LeftOvers {
  /** What is there before a run has begun, in the order in which it is written. */
  private static final Set<String> OF_A_BEGINNING =
      Set.of(RunLock.FILE, "manifest.json.tmp", "manifest.json", "config.yaml.tmp");

  private static final Pattern AT_THE_TOP =
      Pattern.compile("(config\\.yaml|manifest\\.json|metrics\\.jsonl|result\\.json)\\.tmp");
  private static final Pattern BELOW =
      Pattern.compile("[a-z0-9]+\\.safetensors\\.tmp|\\..+\\.png\\.[0-9a-f-]+\\.part");

  private LeftOvers() {}

  /** Finds something that is no trace of a run whose beginning was cut short. */
  static Stream<String> foreign(Path folder) {
    return files(folder).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !OF_A_BEGINNING.contains(name))
        .sorted();
  }

  /** Removes half-written files. Who calls this holds the lock, so that nobody is writing them. */
  static void remove(Path folder) {
    remove(folder, AT_THE_TOP);
    for (String below : List.of("checkpoints", "samples", "restored")) {
      remove(folder.resolve(below), BELOW);
    }
  }

  private static void remove(Path folder, Pattern names) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path file : files(folder)) {
      if (names.matcher(file.getFileName().toString()).matches()) {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException("can't remove " + file + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder + ": " + e.getMessage(), e);
    }
  }
}

package io.mirnet.cli.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.api.InputException;
import io.mirnet.cli.console.UsageException;
import io.mirnet.data.prepare.Source;
import io.mirnet.train.run.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of a preparation is done. While it goes on, a line of {@code unfinished.jsonl} for each
 * pair, below one with the settings; at the end {@code manifest.json} takes its place. A process
 * that is killed loses the pairs under way, no more.
 */
final class Journal {
  static final String FILE = "unfinished.jsonl";
  static final String MANIFEST = "manifest.json";

  /** The file of {@link io.mirnet.train.run.RunLock}, which is taken before the journal is. */
  private static final String LOCK = "lock";

  /** What a kill may leave before there is a journal; the name is {@link WholeFile}'s. */
  private static final Set<String> BEGUN = Set.of(LOCK, FILE + ".tmp");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path output;
  private final JsonNode settings;
  private final Map<String, CutPair> done = new LinkedHashMap<>();

  private Journal(Path output, JsonNode settings) {
    this.output = output;
    this.settings = settings;
  }

  /**
   * Refuses a folder that holds anything but an unfinished preparation.
   *
   * @throws UsageException with what to do instead
   */
  static void requireFree(Path output) {
    if (Files.exists(output.resolve(MANIFEST))) {
      throw new UsageException(
          "%s holds a finished preparation and is left as it is; choose another --output, or remove it first"
              .formatted(output));
    }
    if (!Files.exists(output)) {
      return;
    }
    if (!Files.isDirectory(output)) {
      throw new UsageException(output + " is a file; --output is a folder to make");
    }
    try (Stream<Path> content = Files.list(output)) {
      List<String> names = content.map(file -> file.getFileName().toString()).sorted().toList();
      if (!names.contains(FILE) && !BEGUN.containsAll(names)) {
        throw new UsageException(
            "%s exists, is no preparation and holds %s; choose another --output"
                .formatted(output, names.get(0)));
      }
    } catch (IOException e) {
      throw new InputException("folder %s can't be read (%s)".formatted(output, e), e);
    }
  }

  /**
   * Begins a journal, or goes on with the one that is there.
   *
   * @param output the folder, locked
   * @param settings all that decides what is written
   * @throws UsageException if the one that is there has other settings
   */
  static Journal open(Path output, Map<String, Object> settings) {
    Journal journal = new Journal(output, JSON.valueToTree(settings));
    Path file = output.resolve(FILE);
    try {
      if (Files.exists(file)) {
        // What was torn within a letter is no reason to refuse the lines before it.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        journal.read(text.lines().toList());
      }
      journal.removeParts();
      journal.rewrite(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be read or written: %s".formatted(file, e), e);
    }
    return journal;
  }

  private void read(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    requireSame(settings(lines.get(0)));
    List<CutPair> pairs = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Optional<CutPair> pair = pair(line);
      if (pair.isEmpty()) {
        break; // The line that was being written when the process ended.
      }
      pairs.add(pair.get());
    }
    // Hashing is most of the work; the order of the journal doesn't matter.
    pairs.parallelStream()
        .filter(pair -> pair.isWhole(output))
        .toList()
        .forEach(pair -> done.put(key(pair.part(), pair.source()), pair));
  }

  private JsonNode settings(String line) {
    try {
      JsonNode former = JSON.readTree(line);
      if (former.isObject()) {
        return former;
      }
    } catch (JsonProcessingException e) {
      // The same answer as to a line that holds something else.
    }
    throw new InputException(
        "%s is damaged: its first line holds no settings; remove %s and prepare again"
            .formatted(output.resolve(FILE), output));
  }

  private static Optional<CutPair> pair(String line) {
    try {
      return Optional.ofNullable(JSON.readValue(line, CutPair.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private void requireSame(JsonNode former) {
    Set<String> keys = new TreeSet<>();
    former.fieldNames().forEachRemaining(keys::add);
    settings.fieldNames().forEachRemaining(keys::add);
    List<String> changes =
        keys.stream()
            .filter(key -> !former.path(key).equals(settings.path(key)))
            .map(key -> "%s %s, now %s".formatted(key, former.path(key), settings.path(key)))
            .toList();
    if (!changes.isEmpty()) {
      throw new UsageException(
          "%s holds a preparation that was begun otherwise (%s); go on with what it was begun with, choose another --output, or remove it first"
              .formatted(output, String.join("; ", changes)));
    }
  }

  /** Pictures that were being written when a process was killed. */
  private void removeParts() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      for (Path part : files.filter(Journal::isPart).toList()) {
        Files.delete(part);
      }
    }
  }

  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(".part");
  }

  private void rewrite(Path file) throws IOException {
    StringBuilder text = new StringBuilder(JSON.writeValueAsString(settings)).append('\n');
    for (CutPair pair : done.values()) {
      text.append(JSON.writeValueAsString(pair)).append('\n');
    }
    WholeFile.write(file, text.toString());
  }

  boolean has(Source source) {
    return done.containsKey(key(CutPair.part(source), source.name()));
  }

  int files() {
    return done.values().stream().mapToInt(pair -> pair.files().size()).sum();
  }

  void add(CutPair pair) {
    done.put(key(pair.part(), pair.source()), pair);
    Path file = output.resolve(FILE);
    try {
      Files.writeString(file, JSON.writeValueAsString(pair) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s can't be written (%s); check the folder and its free space".formatted(file, e), e);
    }
  }

  /**
   * Writes the manifest and removes the journal.
   *
   * @param sources all pairs, in the order of the manifest
   */
  void finish(List<Source> sources) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.set("settings", settings);
    ArrayNode files = manifest.putArray("files");
    for (Source source : sources) {
      for (CutPair.Item item : done.get(key(CutPair.part(source), source.name())).files()) {
        ObjectNode node = files.addObject();
        node.put("file", item.file()).put("sha256", item.sha256()).put("source", source.name());
        node.put("top", item.top()).put("left", item.left());
        node.put("height", item.height()).put("width", item.width());
      }
    }
    try {
      WholeFile.write(
          output.resolve(MANIFEST),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
      Files.delete(output.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the manifest of %s can't be written (%s); check its free space and run the same command again"
              .formatted(output, e),
          e);
    }
  }

  private static String key(String part, String source) {
    return part + "/" + source;
  }
}

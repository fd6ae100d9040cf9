package io.mirnet.config.internal;

import io.mirnet.api.InputException;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a file and the files that it is based on: {@code base: other.yaml}. */
public final class Layers {
  /** The key that names the file below. */
  static final String BASE = "base";

  /** The parser's own limit. A file of weights given by mistake is refused before it is read. */
  private static final int MOST_BYTES = 3 << 20;

  private final Consumer<Problem> problems;

  /**
   * Makes a reader of layers.
   *
   * @param problems takes what is wrong
   */
  public Layers(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its text as the top layer of files
   * @throws InputException if the file is missing or not readable
   */
  public static Source source(Path file) {
    return source(file, 0);
  }

  /**
   * Reads a file and the files that it is based on.
   *
   * @param source the text of the file
   * @param file the file, which {@code base} is relative to; empty if the text is from elsewhere
   * @return their trees, from the lowest; nothing if a text can't be read, so that further checks
   *     would mislead
   */
  public Optional<List<Mapping>> read(Source source, Optional<Path> file) {
    return read(source, file.map(List::of).orElse(List.of()));
  }

  /**
   * Reads a text that is based on no other file.
   *
   * @param source the text
   * @return its tree; nothing if it can't be read
   */
  public Optional<Mapping> alone(Source source) {
    return YamlTree.read(source, problems).flatMap(this::mapping);
  }

  /** Reads a source whose file is the last of a chain, each one the base of the former. */
  private Optional<List<Mapping>> read(Source source, List<Path> chain) {
    Optional<Mapping> whole = alone(source);
    Entry base = whole.map(mapping -> mapping.entries().get(BASE)).orElse(null);
    if (base == null) {
      return whole.map(List::of);
    }
    Map<String, Entry> rest = new LinkedHashMap<>(whole.get().entries());
    rest.remove(BASE);
    Mapping upper = new Mapping(whole.get().origin(), rest);
    return base(base, chain).map(lower -> Stream.concat(lower.stream(), Stream.of(upper)).toList());
  }

  private Optional<List<Mapping>> base(Entry base, List<Path> chain) {
    if (!(base.value() instanceof Scalar name) || name.isEmpty()) {
      return refuse(base.key(), "'base' must name one file");
    }
    if (chain.isEmpty()) {
      return refuse(base.key(), "'base' works only in a file");
    }
    Path file = chain.get(chain.size() - 1).resolveSibling(name.text()).normalize();
    List<Path> longer = new ArrayList<>(chain);
    longer.add(file);
    if (chain.stream().anyMatch(one -> absolute(one).equals(absolute(file)))) {
      return refuse(
          name.origin(),
          "base files form a circle: "
              + longer.stream().map(Path::toString).collect(Collectors.joining(" -> ")));
    }
    try {
      return read(source(file, -chain.size()), longer);
    } catch (InputException e) {
      return refuse(name.origin(), e.getMessage());
    }
  }

  private Optional<Mapping> mapping(Node root) {
    if (root instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    if (root instanceof Scalar scalar && scalar.isEmpty()) {
      return Optional.of(new Mapping(root.origin(), Map.of()));
    }
    String hint = root instanceof Scalar scalar ? KeySlip.hint(scalar.text()) : "";
    problems.accept(
        new Problem(
            root.origin(), "a configuration is a mapping of keys, not " + root.describe(), hint));
    return Optional.empty();
  }

  private <T> Optional<T> refuse(Origin origin, String message) {
    problems.accept(new Problem(origin, message));
    return Optional.empty();
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static Source source(Path file, int order) {
    if (Files.isDirectory(file)) {
      throw new InputException(
          "'%s' is a folder; a configuration is one YAML file".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "there is no configuration file '%s' (looked for %s)".formatted(file, absolute(file)));
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException(
            "'%s' has %d MiB; a configuration is a short YAML file (is it a model?)"
                .formatted(file, Files.size(file) >> 20));
      }
      String text = decode(file, Files.readAllBytes(file));
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return new Source(Source.Kind.FILE, order, file.toString(), plain);
    } catch (IOException e) {
      throw new InputException("configuration file '%s' can't be read: %s".formatted(file, e), e);
    }
  }

  private static String decode(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    boolean bad = StandardCharsets.UTF_8.newDecoder().decode(in, text, true).isError();
    String decoded = text.flip().toString();
    if (bad) {
      throw new InputException(
          "configuration file '%s' is not UTF-8 text: line %d holds the byte %02X; save it as UTF-8"
              .formatted(
                  file, decoded.chars().filter(c -> c == '\n').count() + 1, bytes[in.position()]));
    }
    return decoded;
  }
}

package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Pairs that a text file lists: a pair a line, two or three paths separated by tabs; or two files,
 * of inputs and of targets, whose lines belong together. Empty lines, and those that begin with
 * {@code #}, don't count.
 *
 * @param list pairs, or inputs
 * @param targets targets, if they have a list of their own
 * @param folders where the paths of each column start; empty for the folder of their list
 */
record ListedPairs(Path list, Optional<Path> targets, List<Optional<Path>> folders)
    implements PairSource {

  static ListedPairs of(PairedOptions options, UnaryOperator<Path> resolve) {
    Optional<Path> input = options.input().map(resolve);
    Optional<Path> target = options.target().map(resolve);
    return new ListedPairs(
        resolve.apply(options.list().orElseThrow()),
        options.targetList().map(resolve),
        List.of(input, options.inputRight().map(resolve).or(() -> input), target.or(() -> input)));
  }

  /** A line, with its number for messages. */
  private record Line(int number, List<String> columns) {}

  @Override
  public Found find(Predicate<String> uses, Problems problems) {
    List<Line> lines = lines(list);
    Optional<List<Line>> ends = targets.map(ListedPairs::lines);
    if (ends.isPresent() && ends.get().size() != lines.size()) {
      problems.add(
          "%s lists %d targets, but %s lists %d inputs"
              .formatted(targets.get(), ends.get().size(), list, lines.size()));
      return Found.NONE;
    }
    if (lines.isEmpty()) {
      problems.add("list %s names no picture".formatted(list));
    }
    List<Candidate> pairs = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<String> columns = new ArrayList<>(line.columns());
      if (ends.isPresent()) {
        columns.addAll(ends.get().get(i).columns());
      }
      if (columns.size() < 2 || columns.size() > 3) {
        problems.add(
            "%s:%d: %d columns, but a line is input, tab, target, or left view, tab, right view, tab, target"
                .formatted(list, line.number(), columns.size()));
        return Found.NONE;
      }
      String name = name(columns.get(0));
      if (uses.test(name)) {
        Integer before = seen.put(name, line.number());
        if (before != null) {
          twice.add("%s in lines %d and %d".formatted(name, before, line.number()));
        }
        pairs.add(new Candidate(name, files(columns, line), Map.of()));
      }
    }
    problems.add(twice, "inputs that occur twice in %s, of which one must go".formatted(list));
    if (pairs.isEmpty() && !lines.isEmpty()) {
      problems.add(
          "include and exclude leave none of the %d pairs of %s".formatted(lines.size(), list));
    }
    return new Found(pairs, List.of());
  }

  @Override
  public String text() {
    return "list " + list;
  }

  private List<Path> files(List<String> columns, Line line) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean last = i == columns.size() - 1;
      Path own = last ? targets.orElse(list) : list;
      Path start = folders.get(last ? 2 : i).orElse(own.resolveSibling(""));
      try {
        files.add(start.resolve(columns.get(i)));
      } catch (InvalidPathException e) {
        throw new InputException(
            "%s:%d: '%s' is no path".formatted(own, line.number(), columns.get(i)), e);
      }
    }
    return files;
  }

  /** Without what leads out of a folder, since results may be written under it. */
  private static String name(String path) {
    List<String> parts =
        new ArrayList<>(
            Arrays.stream(path.replace('\\', '/').split("/"))
                .filter(part -> !List.of("", ".", "..").contains(part))
                .toList());
    if (parts.isEmpty()) {
      return path;
    }
    String file = parts.remove(parts.size() - 1);
    parts.add(ImageFiles.stem(Path.of(file)));
    return String.join("/", parts);
  }

  private static List<Line> lines(Path file) {
    List<String> text;
    try {
      text = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InputException("list %s is no text in UTF-8".formatted(file), e);
    } catch (IOException e) {
      throw new InputException("list %s can't be read (%s); check the path".formatted(file, e), e);
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(new Line(i + 1, Arrays.stream(line.split("\t")).map(String::strip).toList()));
      }
    }
    return lines;
  }
}

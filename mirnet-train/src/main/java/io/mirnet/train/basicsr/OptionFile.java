package io.mirnet.train.basicsr;

import io.mirnet.config.ConfigurationException;
import io.mirnet.config.internal.Layers;
import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The options of a file by path, as in {@code train.optim_g.lr}, and which of them were taken. */
final class OptionFile {
  /**
   * These files write numbers as {@code !!float 2e-4}; the tag says what the option says anyway.
   */
  private static final Pattern TAG = Pattern.compile("!!(float|int|bool|str)\\b");

  /** What PyYAML reads as a truth value; these files are read by it. */
  private static final Map<String, Boolean> TRUTHS =
      Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);

  private final Map<String, Option> options = new LinkedHashMap<>();
  private final Set<String> empty = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private record Option(Origin key, Node value) {}

  /**
   * Reads a file.
   *
   * @throws io.mirnet.api.InputException if the file is missing or not readable
   * @throws ConfigurationException if it isn't YAML
   */
  OptionFile(Path file) {
    Source source = Layers.source(file);
    String untagged = TAG.matcher(source.text()).replaceAll(tag -> " ".repeat(length(tag)));
    Optional<Node> root =
        YamlTree.read(
            new Source(source.kind(), source.order(), source.name(), untagged), problems::add);
    if (root.isPresent() && !(root.get() instanceof Mapping)) {
      problems.add(new Problem(source.start(), "an option file holds keys with values"));
    }
    refuseProblems();
    list("", ((Mapping) root.orElseThrow()));
  }

  private static int length(MatchResult tag) {
    return tag.end() - tag.start();
  }

  private void list(String prefix, Mapping mapping) {
    for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
      String path = prefix + each.getKey();
      Node value = each.getValue().value();
      if (value instanceof Mapping inner) {
        list(path + ".", inner);
      } else if (value instanceof Scalar scalar && scalar.isEmpty()) {
        empty.add(path);
      } else {
        options.put(path, new Option(each.getValue().key(), value));
      }
    }
  }

  /** Returns whether an option or a section is there; a section that is there may be empty. */
  boolean has(String path) {
    return options.keySet().stream()
        .anyMatch(key -> key.equals(path) || key.startsWith(path + "."));
  }

  /** Returns whether an option is there without a value, as in {@code param_key_g: ~}. */
  boolean isEmpty(String path) {
    return empty.contains(path);
  }

  /** Returns the names of the sections within a section, in the file's order. */
  List<String> sections(String parent) {
    return options.keySet().stream()
        .filter(path -> path.startsWith(parent))
        .map(path -> path.substring(parent.length()))
        .filter(rest -> rest.contains("."))
        .map(rest -> rest.substring(0, rest.indexOf('.')))
        .distinct()
        .toList();
  }

  /** Takes an option of one piece. */
  Optional<String> text(String path) {
    Option option = options.get(path);
    if (option == null || !(option.value() instanceof Scalar scalar)) {
      return Optional.empty();
    }
    taken.add(path);
    return Optional.of(scalar.text());
  }

  /** Takes an option only if it has this value. */
  boolean is(String path, String value) {
    Option option = options.get(path);
    if (option != null && option.value() instanceof Scalar s && s.text().equals(value)) {
      taken.add(path);
      return true;
    }
    return false;
  }

  /** Takes a file or folder; as in BasicSR, {@code ~/} begins at the home folder. */
  Optional<String> path(String path) {
    return text(path)
        .map(
            text ->
                text.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), text.substring(2)).toString()
                    : text);
  }

  /** Takes a truth value. */
  Optional<Boolean> truth(String path) {
    Optional<Boolean> truth =
        text(path).map(text -> TRUTHS.get(text.toLowerCase(Locale.ROOT))); // absent if no truth
    if (truth.isEmpty()) {
      leave(path);
    }
    return truth;
  }

  /** Takes a number as it was written. */
  Optional<String> number(String path) {
    return text(path).filter(text -> isNumber(path, text));
  }

  /** Takes a whole number, which may be written as {@code 4e3}. */
  Optional<Long> whole(String path) {
    return number(path).map(text -> Math.round(Double.parseDouble(text)));
  }

  /** Takes a list of numbers as they were written; one number is a list too. */
  List<String> numbers(String path) {
    Option option = options.get(path);
    if (option == null || !(option.value() instanceof Sequence sequence)) {
      return number(path).map(List::of).orElse(List.of());
    }
    taken.add(path);
    return sequence.items().stream()
        .map(item -> item instanceof Scalar scalar ? scalar.text() : "")
        .filter(text -> isNumber(path, text))
        .toList();
  }

  /** Takes a list of whole numbers. */
  List<Long> wholes(String path) {
    return numbers(path).stream().map(text -> Math.round(Double.parseDouble(text))).toList();
  }

  private boolean isNumber(String path, String text) {
    try {
      if (Double.isFinite(Double.parseDouble(text))) {
        return true;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    problem(path, "'%s' must be a number, not '%s'".formatted(path, text));
    return false;
  }

  /** Gives an option back that was looked at but can't be carried over. */
  void leave(String path) {
    taken.remove(path);
  }

  /** Notes a mistake at an option. */
  void problem(String path, String message) {
    problems.add(new Problem(options.get(path).key(), message));
  }

  /**
   * Ends if there were mistakes.
   *
   * @throws ConfigurationException with all of them
   */
  void refuseProblems() {
    ConfigurationException.refuseAny(problems);
  }

  /** Returns the paths of all options that nobody took, in the file's order. */
  List<String> left() {
    return options.keySet().stream().filter(path -> !taken.contains(path)).toList();
  }

  /** Returns the line of an option. */
  int line(String path) {
    return options.get(path).key().line();
  }
}

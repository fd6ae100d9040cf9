package io.mirnet.data.pair;

import io.mirnet.data.file.NaturalOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees by which templates names could belong together that aren't equal. */
final class Proposal {
  /** Most of the names must fit; a few may be without partner. */
  private static final double FITTING = 0.9;

  private Proposal() {}

  /**
   * Proposes what to write.
   *
   * @param inputs paths of inputs without suffix
   * @param targets of targets
   * @return a sentence; empty if nothing is seen
   */
  static Optional<String> of(List<String> inputs, List<String> targets) {
    List<String> left = inputs.stream().sorted(new NaturalOrder()).toList();
    List<String> right = targets.stream().sorted(new NaturalOrder()).toList();
    int least = Math.min(left.size(), right.size());
    return Stream.of(0, least / 2, least - 1)
        .flatMap(i -> between(left.get(i), right.get(i)).stream())
        .filter(pair -> fitting(pair, left, right) >= FITTING * least)
        .findFirst()
        .map(pair -> text(pair, left.get(0), right.get(0)))
        .or(() -> byOrder(left, right));
  }

  private static String text(List<String> pair, String input, String target) {
    return "the names look like '%s' and '%s': write match: {input: \"%s\", target: \"%s\"}"
        .formatted(input, target, pair.get(0), pair.get(1));
  }

  private static Optional<String> byOrder(List<String> left, List<String> right) {
    return left.size() == right.size()
        ? Optional.of(
            "there are as many of each: if their order tells which belong together, as '%s' and '%s', write match: order"
                .formatted(left.get(0), right.get(0)))
        : Optional.empty();
  }

  /** The templates of two names: their common beginning and end are places, the rest is text. */
  private static Optional<List<String>> between(String input, String target) {
    int shortest = Math.min(input.length(), target.length());
    int start = 0;
    while (start < shortest && input.charAt(start) == target.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shortest - start
        && input.charAt(input.length() - 1 - end) == target.charAt(target.length() - 1 - end)) {
      end++;
    }
    // Folders before are compared anyway.
    int folder = input.lastIndexOf('/', start - 1) + 1;
    while (start > folder && !isEdge(input, target, start, start)) {
      start--;
    }
    while (start > folder && !Character.isLetterOrDigit(input.charAt(start - 1))) {
      start--;
    }
    while (end > 0
        && !(Character.isLetterOrDigit(input.charAt(input.length() - end))
            && isEdge(input, target, input.length() - end, target.length() - end))) {
      end--;
    }
    if (start == folder && end == 0) {
      return Optional.empty();
    }
    String before = start > folder ? "{name}" : "";
    String after = end > 0 ? "{n}" : "";
    List<String> templates = new ArrayList<>();
    for (String name : List.of(input, target)) {
      templates.add(before + name.substring(start, name.length() - end) + after);
    }
    return templates.stream().allMatch(text -> Template.slip(text).isEmpty())
        ? Optional.of(templates)
        : Optional.empty();
  }

  /** Whether no word of either name is cut at these places. */
  private static boolean isEdge(String input, String target, int inInput, int inTarget) {
    return !isWithinWord(input, inInput) && !isWithinWord(target, inTarget);
  }

  private static boolean isWithinWord(String name, int at) {
    return at > 0
        && at < name.length()
        && Character.isLetter(name.charAt(at - 1))
        && Character.isLetter(name.charAt(at));
  }

  private static long fitting(List<String> pair, List<String> inputs, List<String> targets) {
    Template input = new Template(pair.get(0));
    Set<List<String>> wanted = keys(new Template(pair.get(1)), input.places(), targets);
    wanted.retainAll(keys(input, input.places(), inputs));
    return wanted.size();
  }

  private static Set<List<String>> keys(
      Template template, List<String> places, List<String> names) {
    return names.stream()
        .flatMap(name -> template.match(name).stream())
        .map(captured -> captured.key(places))
        .collect(Collectors.toCollection(HashSet::new));
  }
}

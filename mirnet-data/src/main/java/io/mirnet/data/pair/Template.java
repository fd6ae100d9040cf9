package io.mirnet.data.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of pictures look like: text with places for what differs, as in {@code
 * {scene}/{id}_GT_{n}}. A place takes one or more characters of a file's or folder's name, as many
 * as it can; a place that occurs twice takes the same both times. A template describes the end of a
 * path without suffix, so that any folders may come before it.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

  private final String text;
  private final List<String> places;
  private final int literals;
  private final Pattern pattern;

  /** Reads a template that has no {@link #slip}. */
  Template(String text) {
    this.text = text;
    places = PLACE.matcher(text).results().map(place -> place.group(1)).distinct().toList();
    literals = PLACE.matcher(text).replaceAll("").length();
    // Group 1 is what comes before.
    StringBuilder regex = new StringBuilder("(?:(.*)/)?");
    List<String> seen = new ArrayList<>();
    int at = 0;
    for (MatchResult place : PLACE.matcher(text).results().toList()) {
      regex.append(Pattern.quote(text.substring(at, place.start())));
      int before = seen.indexOf(place.group(1));
      if (before < 0) {
        seen.add(place.group(1));
        regex.append("([^/]+)");
      } else {
        regex.append("(?:\\").append(before + 2).append(')');
      }
      at = place.end();
    }
    pattern = Pattern.compile(regex.append(Pattern.quote(text.substring(at))).toString());
  }

  /** What a path holds in the places of a template. */
  record Captured(String before, Map<String, String> values) {
    /** What two names must share to belong together: what comes before, and these places. */
    List<String> key(List<String> places) {
      List<String> key = new ArrayList<>(List.of(before));
      places.forEach(place -> key.add(values.get(place)));
      return key;
    }
  }

  /** What is wrong with a text; empty if it is a template. */
  static Optional<String> slip(String text) {
    String rest = PLACE.matcher(text).replaceAll("");
    if (rest.length() == text.length()) {
      return Optional.of("'%s' needs a place for what differs, as in {name}".formatted(text));
    } else if (rest.contains("{") || rest.contains("}")) {
      return Optional.of("'%s' has a brace that encloses no name, as {name} does".formatted(text));
    } else if (text.contains("}{")) {
      return Optional.of(
          "'%s' doesn't say where one place ends and the next begins".formatted(text));
    }
    return text.startsWith("/") || text.endsWith("/") || text.contains("\\")
        ? Optional.of(
            "'%s' must begin and end with a name; '/' stands between folders".formatted(text))
        : Optional.empty();
  }

  /** What a path without suffix, with '/' between folders, holds in the places. */
  Optional<Captured> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      values.put(places.get(i), matcher.group(i + 2));
    }
    String before = matcher.group(1);
    return Optional.of(new Captured(before == null ? "" : before, values));
  }

  /**
   * The name that a path of this template has: without what comes before, and without folders that
   * are the same for all.
   */
  String name(Map<String, String> values) {
    List<String> parts = new ArrayList<>(Arrays.asList(text.split("/")));
    String last = parts.remove(parts.size() - 1);
    parts.removeIf(part -> !PLACE.matcher(part).find());
    parts.add(last);
    return PLACE
        .matcher(String.join("/", parts))
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  /** The places by name, in the order of their first occurrence. */
  List<String> places() {
    return places;
  }

  /** Characters outside places: of two templates that fit, the one with more says more. */
  int literals() {
    return literals;
  }

  /** Whether it speaks of folders. */
  boolean hasFolders() {
    return text.contains("/");
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.mirnet.data.pair;

import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Listing;
import io.mirnet.data.pair.View.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Puts the pictures of several views together by their names, and tells which are left. */
final class Matching {
  private final List<View> views;
  private final List<List<Picture>> pictures;
  private final Names names;
  private final Problems problems;

  /**
   * Makes the matching.
   *
   * @param views one or two of inputs, then that of the targets
   * @param pictures those of each view, none of them empty
   * @param problems takes what doesn't fit
   */
  Matching(List<View> views, List<List<Picture>> pictures, Problems problems) {
    this.views = views;
    this.pictures = pictures;
    this.problems = problems;
    names = Names.of(views.get(0).template(), pictures.get(0));
  }

  /** Pairs that agree in the places of their templates, of the names that count. */
  List<Candidate> byName(Predicate<String> uses) {
    List<Map<List<String>, Picture>> byKey =
        IntStream.range(0, views.size()).mapToObj(i -> byKey(i, uses)).toList();
    if (byKey.get(0).isEmpty()) {
      return List.of();
    }
    for (int i = 1; i < views.size(); i++) {
      reportMissing(byKey.get(0), views.get(0), byKey.get(i), i);
    }
    List<Candidate> pairs = new ArrayList<>();
    for (Picture input : byKey.get(0).values()) {
      List<Path> files = new ArrayList<>();
      for (int i = 0; i < views.size(); i++) {
        Picture picture = byKey.get(i).get(input.captured().key(places(i)));
        if (picture != null) {
          files.add(picture.file());
        }
      }
      if (files.size() == views.size()) {
        pairs.add(new Candidate(names.of(input), files, input.captured().values()));
      }
    }
    if (pairs.isEmpty()) {
      Proposal.of(names(0), names(views.size() - 1)).ifPresent(problems::add);
    }
    return pairs;
  }

  /**
   * Pairs the first input with the first target and so on, within the folders and places that both
   * have; right views go with the left ones of their names.
   */
  List<Candidate> byOrder() {
    int last = views.size() - 1;
    List<String> common = new ArrayList<>(places(0));
    common.retainAll(places(last));
    Map<List<String>, List<Picture>> targets = grouped(pictures.get(last), common);
    Map<List<String>, List<Picture>> inputs = grouped(pictures.get(0), common);
    Map<List<String>, Picture> right = last == 1 ? Map.of() : byKey(1, name -> true);
    if (last == 2) {
      reportMissing(byKey(0, name -> true), views.get(0), right, 1);
    }
    Set<List<String>> keys = new HashSet<>(inputs.keySet());
    keys.addAll(targets.keySet());
    for (List<String> key : keys) {
      int ofInputs = inputs.getOrDefault(key, List.of()).size();
      int ofTargets = targets.getOrDefault(key, List.of()).size();
      if (ofInputs != ofTargets) {
        problems.add(
            "by order there must be as many targets as inputs, but %s has %d and %s has %d%s"
                .formatted(
                    views.get(0),
                    ofInputs,
                    views.get(last),
                    ofTargets,
                    keys.size() == 1 ? "" : ", where both share " + String.join(" ", key)));
      }
    }
    List<Candidate> pairs = new ArrayList<>();
    if (problems.isEmpty()) {
      inputs.forEach(
          (key, group) -> {
            for (int i = 0; i < group.size(); i++) {
              Picture input = group.get(i);
              List<Path> files = new ArrayList<>(List.of(input.file()));
              if (last == 2) {
                files.add(right.get(input.captured().key(places(0))).file());
              }
              files.add(targets.get(key).get(i).file());
              pairs.add(new Candidate(names.of(input), files, input.captured().values()));
            }
          });
    }
    return pairs;
  }

  /** What pairs by order look like, so that a person can see whether the order is right. */
  static String shown(List<Candidate> pairs) {
    return "paired by order: "
        + Listing.of(
            pairs.stream()
                .map(
                    pair ->
                        "%s with %s"
                            .formatted(
                                pair.name(),
                                ImageFiles.stem(pair.files().get(pair.files().size() - 1))))
                .toList());
  }

  /** Right views have the places of the left ones, perhaps in another order. */
  private List<String> places(int view) {
    return views.get(view == views.size() - 1 ? view : 0).template().places();
  }

  private static Map<List<String>, List<Picture>> grouped(
      List<Picture> pictures, List<String> places) {
    Map<List<String>, List<Picture>> groups = new LinkedHashMap<>();
    for (Picture picture : pictures) {
      groups.computeIfAbsent(picture.captured().key(places), key -> new ArrayList<>()).add(picture);
    }
    return groups;
  }

  private Map<List<String>, Picture> byKey(int view, Predicate<String> uses) {
    Map<List<String>, Picture> byKey = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    for (Picture picture : pictures.get(view)) {
      if (uses.test(names.of(picture))) {
        Picture other = byKey.put(picture.captured().key(places(view)), picture);
        if (other != null) {
          twice.add(
              "%s and %s".formatted(other.file().getFileName(), picture.file().getFileName()));
        }
      }
    }
    if (byKey.isEmpty()) {
      problems.add(
          "include and exclude leave none of the %d pictures of %s"
              .formatted(pictures.get(view).size(), views.get(view)));
    }
    problems.add(
        twice, "names that occur twice in %s, of which one must go".formatted(views.get(view)));
    return byKey;
  }

  private void reportMissing(
      Map<List<String>, Picture> inputs, View input, Map<List<String>, Picture> others, int other) {
    List<String> places = places(other);
    List<String> lonely = new ArrayList<>();
    Set<List<String>> wanted = new HashSet<>();
    for (Picture picture : inputs.values()) {
      List<String> key = picture.captured().key(places);
      wanted.add(key);
      if (!others.containsKey(key)) {
        lonely.add(names.of(picture));
      }
    }
    List<String> unwanted =
        others.entrySet().stream()
            .filter(entry -> !wanted.contains(entry.getKey()))
            .map(entry -> names.of(entry.getValue()))
            .toList();
    String message = "pictures of %s without partner in %s";
    problems.add(lonely, message.formatted(input, views.get(other)));
    problems.add(unwanted, message.formatted(views.get(other), input));
  }

  private List<String> names(int view) {
    return pictures.get(view).stream()
        .map(picture -> views.get(view).folder().relative(picture.file()))
        .map(path -> path.substring(0, path.lastIndexOf('.')))
        .toList();
  }
}

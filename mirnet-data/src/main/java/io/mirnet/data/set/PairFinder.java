package io.mirnet.data.set;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.NaturalOrder;
import io.mirnet.data.file.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Matches the files of several folders by name and collects everything that doesn't fit. */
final class PairFinder {
  private final List<Path> folders;
  private final List<String> problems = new ArrayList<>();

  /** The folders of which each pair has one file, in order: inputs first, target last. */
  PairFinder(List<Path> folders) {
    this.folders = folders;
  }

  /** The files of a pair, inputs first, and the size that their headers agree on. */
  record Found(List<Path> files, Size size) {}

  /** The pairs, by name in natural order. */
  NavigableMap<String, Found> find(Predicate<String> uses, Optional<Split> split, Use use) {
    requireDifferentFolders();
    List<Map<String, Path>> byStem = folders.stream().map(folder -> files(folder, uses)).toList();
    if (byStem.stream().anyMatch(Map::isEmpty)) {
      // Everything in the other folders would be without partner: true, but no help.
      throw problems();
    }
    NavigableMap<String, List<Path>> pairs = matched(byStem);
    if (split.isPresent() && !pairs.isEmpty()) {
      int all = pairs.size();
      pairs.keySet().retainAll(Set.copyOf(split.get().of(List.copyOf(pairs.keySet()), use)));
      if (pairs.isEmpty()) {
        problems.add("the split leaves none of %d pairs; change split.fraction".formatted(all));
      }
    }
    NavigableMap<String, Found> found = measured(pairs);
    if (!problems.isEmpty()) {
      throw problems();
    }
    return found;
  }

  private void requireDifferentFolders() {
    for (int i = 0; i < folders.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (SameFile.is(folders.get(i), folders.get(j))) {
          throw new InputException(
              "%s is given twice%s, but each picture needs another one as its partner; give the folder of the %s"
                  .formatted(
                      folders.get(i),
                      folders.get(i).equals(folders.get(j))
                          ? ""
                          : " (also as " + folders.get(j) + ")",
                      i == folders.size() - 1 ? "targets" : "right views"));
        }
      }
    }
  }

  private Map<String, Path> files(Path folder, Predicate<String> uses) {
    Map<String, Path> byStem = new TreeMap<>(new NaturalOrder());
    List<String> duplicates = new ArrayList<>();
    List<Path> files;
    try {
      files = ImageFiles.list(folder);
    } catch (InputException e) {
      problems.add(e.getMessage());
      return byStem;
    }
    for (Path file : files) {
      String stem = ImageFiles.stem(file);
      if (uses.test(stem)) {
        Path other = byStem.put(stem, file);
        if (other != null) {
          duplicates.add("%s and %s".formatted(other.getFileName(), file.getFileName()));
        }
      }
    }
    if (files.isEmpty()) {
      problems.add(
          "folder %s holds no pictures (%s)"
              .formatted(folder, String.join(", ", ImageFiles.SUFFIXES)));
    } else if (byStem.isEmpty()) {
      problems.add(
          "include and exclude leave none of the %d pictures of %s"
              .formatted(files.size(), folder));
    }
    report(duplicates, "names that occur twice in %s, of which one must go".formatted(folder));
    return byStem;
  }

  private NavigableMap<String, List<Path>> matched(List<Map<String, Path>> byStem) {
    NavigableMap<String, List<Path>> pairs = new TreeMap<>(new NaturalOrder());
    for (int i = 1; i < folders.size(); i++) {
      reportMissing(byStem.get(0).keySet(), folders.get(0), byStem.get(i).keySet(), folders.get(i));
      reportMissing(byStem.get(i).keySet(), folders.get(i), byStem.get(0).keySet(), folders.get(0));
    }
    byStem.get(0).keySet().stream()
        .filter(stem -> byStem.stream().allMatch(folder -> folder.containsKey(stem)))
        .forEach(stem -> pairs.put(stem, byStem.stream().map(folder -> folder.get(stem)).toList()));
    return pairs;
  }

  private void reportMissing(Set<String> have, Path there, Set<String> others, Path where) {
    List<String> missing = have.stream().filter(stem -> !others.contains(stem)).toList();
    report(missing, "pictures of %s without partner in %s".formatted(there, where));
  }

  private NavigableMap<String, Found> measured(Map<String, List<Path>> pairs) {
    NavigableMap<String, Found> found = new TreeMap<>(new NaturalOrder());
    List<String> different = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<String> same = new ArrayList<>();
    pairs.forEach(
        (stem, files) -> {
          try {
            List<Size> sizes = files.stream().map(ImageFiles::size).toList();
            found.put(stem, new Found(files, sizes.get(0)));
            if (SameFile.isAmong(files)) {
              same.add(stem);
            }
            if (Set.copyOf(sizes).size() > 1) {
              different.add(
                  stem + " " + String.join(" and ", sizes.stream().map(Size::toString).toList()));
            }
          } catch (InputException e) {
            unreadable.add(e.getMessage());
          }
        });
    report(
        different,
        "pairs of different size, which must be brought to one size, as by up-sampling the inputs");
    report(unreadable, "pictures that can't be read");
    report(same, "pairs of one file with itself, as by a link, of which nothing can be learned");
    return found;
  }

  private void report(Collection<String> names, String what) {
    if (!names.isEmpty()) {
      problems.add("%s (%d): %s".formatted(what, names.size(), Listing.of(names)));
    }
  }

  private InputException problems() {
    return new InputException(
        "the pairs of %s and %s don't fit:\n  %s"
            .formatted(
                folders.get(0), folders.get(folders.size() - 1), String.join("\n  ", problems)));
  }
}

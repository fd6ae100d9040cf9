package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.NaturalOrder;
import io.mirnet.data.file.Size;
import io.mirnet.data.pair.Match.By;
import io.mirnet.data.pair.View.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the pairs of several views and collects everything that doesn't fit. */
final class PairFinder {
  private final List<View> views;
  private final By by;
  private final Problems problems = new Problems();

  /**
   * Makes the finder.
   *
   * @param views of which each pair has one file, in order: inputs first, target last
   * @param by what makes a pair
   */
  PairFinder(List<View> views, By by) {
    this.views = views;
    this.by = by;
  }

  /** The pairs of folders whose pictures have the same names. */
  static PairFinder ofFolders(List<Path> folders) {
    Template same = Match.SAME_NAMES.inputTemplate();
    return new PairFinder(
        folders.stream().map(folder -> new View(new Folder(folder), same, false)).toList(),
        By.NAME);
  }

  /** The pairs in the natural order of their names, all measured. */
  PairedFiles find(Predicate<String> uses, Optional<Split> split, Use use) {
    requireDifferentViews();
    List<List<Picture>> pictures = views.stream().map(this::pictures).toList();
    if (!problems.isEmpty()) {
      // Everything in the other folders would be without partner: true, but no help.
      throw problems();
    }
    Matching matching = new Matching(views, pictures, problems);
    List<Candidate> pairs =
        new ArrayList<>(by == By.NAME ? matching.byName(uses) : matching.byOrder());
    List<String> notes = new ArrayList<>(new Leftovers(views).notes());
    if (by == By.ORDER && !pairs.isEmpty()) {
      notes.add(Matching.shown(pairs));
      pairs.removeIf(pair -> !uses.test(pair.name()));
    }
    pairs.sort(Comparator.comparing(Candidate::name, new NaturalOrder()));
    if (split.isPresent() && !pairs.isEmpty()) {
      int all = pairs.size();
      Set<String> chosen =
          Set.copyOf(split.get().of(pairs.stream().map(Candidate::name).toList(), use));
      pairs.removeIf(pair -> !chosen.contains(pair.name()));
      if (pairs.isEmpty()) {
        problems.add("the split leaves none of %d pairs; change split.fraction".formatted(all));
      }
    }
    List<Size> sizes = sizes(pairs);
    if (!problems.isEmpty()) {
      throw problems();
    }
    return new PairedFiles(pairs, sizes, notes);
  }

  private void requireDifferentViews() {
    for (int i = 0; i < views.size(); i++) {
      for (int j = 0; j < i; j++) {
        View one = views.get(j);
        View other = views.get(i);
        if (one.template().toString().equals(other.template().toString())
            && one.sharesFolder(other)) {
          Path first = one.folder().path();
          Path again = other.folder().path();
          throw new InputException(
              "%s is given twice%s, but each picture needs another one as its partner; give the folder of the %s"
                  .formatted(
                      again,
                      again.equals(first) ? "" : " (also as " + first + ")",
                      i == views.size() - 1 ? "targets" : "right views"));
        }
      }
    }
  }

  private List<Picture> pictures(View view) {
    List<Picture> fitting;
    try {
      fitting = view.pictures();
    } catch (InputException e) {
      problems.add(e.getMessage());
      return List.of();
    }
    List<View> closer =
        views.stream()
            .filter(other -> other.template().literals() > view.template().literals())
            .filter(view::sharesFolder)
            .toList();
    List<Picture> pictures =
        fitting.stream()
            .filter(
                picture -> closer.stream().allMatch(other -> other.match(picture.file()).isEmpty()))
            .toList();
    if (pictures.isEmpty()) {
      problems.add(Leftovers.whyNone(view));
    }
    return pictures;
  }

  private List<Size> sizes(List<Candidate> pairs) {
    List<Size> found = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (Candidate pair : pairs) {
      try {
        List<Size> sizes = pair.files().stream().map(ImageFiles::size).toList();
        found.add(sizes.get(0));
        if (SameFile.isAmong(pair.files())) {
          same.add(pair.name());
        }
        if (Set.copyOf(sizes).size() > 1) {
          different.add(
              "%s %s"
                  .formatted(
                      pair.name(),
                      String.join(" and ", sizes.stream().map(Size::toString).toList())));
        }
      } catch (InputException e) {
        unreadable.add(e.getMessage());
      }
    }
    problems.add(
        different,
        "pairs of different size, which must be brought to one size, as by up-sampling the inputs");
    problems.add(unreadable, "pictures that can't be read");
    problems.add(
        same, "pairs of one file with itself, as by a link, of which nothing can be learned");
    return found;
  }

  private InputException problems() {
    View first = views.get(0);
    View last = views.get(views.size() - 1);
    return new InputException(
        "the pairs of %s and %s don't fit:\n  %s".formatted(first, last, problems));
  }
}

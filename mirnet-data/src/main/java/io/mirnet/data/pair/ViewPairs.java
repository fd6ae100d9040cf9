package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import io.mirnet.data.file.Folder;
import io.mirnet.data.pair.Match.By;
import io.mirnet.data.pair.View.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Pairs whose names tell what belongs together.
 *
 * @param views of which each pair has one file, in order: inputs first, target last
 * @param by what makes a pair
 */
record ViewPairs(List<View> views, By by) implements PairSource {

  /** The pairs of folders whose pictures have the same names. */
  static ViewPairs ofFolders(List<Path> folders) {
    Template same = Match.SAME_NAMES.inputTemplate();
    return new ViewPairs(
        folders.stream().map(folder -> new View(new Folder(folder), same, false)).toList(),
        By.NAME);
  }

  @Override
  public Found find(Predicate<String> uses, Problems problems) {
    requireDifferentViews();
    List<List<Picture>> pictures = views.stream().map(view -> pictures(view, problems)).toList();
    if (!problems.isEmpty()) {
      // Everything in the other folders would be without partner: true, but no help.
      return Found.NONE;
    }
    Matching matching = new Matching(views, pictures, problems);
    List<String> notes = new ArrayList<>(new Leftovers(views).notes());
    if (by == By.NAME) {
      return new Found(matching.byName(uses), notes);
    }
    List<Candidate> pairs = matching.byOrder();
    if (!pairs.isEmpty()) {
      notes.add(Matching.shown(pairs));
    }
    return new Found(pairs.stream().filter(pair -> uses.test(pair.name())).toList(), notes);
  }

  @Override
  public String text() {
    return "%s and %s".formatted(views.get(0), views.get(views.size() - 1));
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

  private List<Picture> pictures(View view, Problems problems) {
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
}

package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import io.mirnet.data.file.Folder;
import io.mirnet.data.file.Listing;
import io.mirnet.data.pair.Layout.Form;
import io.mirnet.data.pair.Layout.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A folder in which a known data set is looked for.
 *
 * @param layout the data set
 * @param folder any folder from the one above the set down to that of the part
 */
record LaidOut(Layout layout, Folder folder) {

  /**
   * Finds a part.
   *
   * @throws InputException if the set has no such part, or it isn't here; says what is
   */
  PairSource source(Part part) {
    List<Form> forms = layout.forms(part);
    if (forms.isEmpty()) {
      throw new InputException(
          "layout %s has no part %s of pictures but %s: give part%s"
              .formatted(
                  layout,
                  text(part),
                  String.join(", ", layout.parts().stream().map(LaidOut::text).toList()),
                  part == Part.VAL ? ", or hold pairs out by split={fraction: 0.1}" : ""));
    }
    for (Form form : forms) {
      List<View> views = views(form.match());
      if (views.stream().noneMatch(view -> view.pictures().isEmpty())) {
        return new ViewPairs(views, form.match().by());
      }
    }
    throw new InputException(
        "folder %s doesn't hold part %s of layout %s, which is\n  %s\nThere %s"
            .formatted(
                folder.path(),
                text(part),
                layout,
                String.join("\n  or ", forms.stream().map(Form::toString).toList()),
                held()));
  }

  private List<View> views(Match match) {
    List<View> views = new ArrayList<>();
    views.add(new View(folder, match.inputTemplate(), true));
    match.inputRight().ifPresent(right -> views.add(new View(folder, match.rightTemplate(), true)));
    views.add(new View(folder, match.targetTemplate(), true));
    return views;
  }

  /** Which folders hold pictures, with the first of each. */
  private String held() {
    Map<Path, List<Path>> byFolder =
        folder.pictures(true).stream()
            .collect(
                Collectors.groupingBy(Path::getParent, LinkedHashMap::new, Collectors.toList()));
    return byFolder.isEmpty()
        ? "are no pictures"
        : "are "
            + Listing.of(
                byFolder.values().stream()
                    .map(files -> "%s (%d)".formatted(folder.relative(files.get(0)), files.size()))
                    .toList());
  }

  private static String text(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}

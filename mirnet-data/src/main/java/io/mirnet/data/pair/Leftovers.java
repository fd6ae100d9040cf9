package io.mirnet.data.pair;

import io.mirnet.data.file.Folder;
import io.mirnet.data.file.ImageFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What lies beside the pictures of several views and is not used, so that nobody is surprised. */
record Leftovers(List<View> views) {

  /** A line for each folder that holds more than is used. */
  List<String> notes() {
    Map<Path, List<View>> byFolder =
        views.stream()
            .collect(
                Collectors.groupingBy(
                    view -> view.folder().path(), LinkedHashMap::new, Collectors.toList()));
    List<String> notes = new ArrayList<>();
    byFolder.forEach((path, of) -> note(of, notes));
    return notes;
  }

  private static void note(List<View> views, List<String> notes) {
    Folder folder = views.get(0).folder();
    boolean deep = views.stream().anyMatch(View::deep);
    List<Path> pictures = folder.pictures(deep);
    Set<Path> used =
        pictures.stream()
            .filter(file -> views.stream().anyMatch(view -> view.match(file).isPresent()))
            .collect(Collectors.toSet());
    // What lies elsewhere under a common root belongs to something else.
    Set<Path> places = used.stream().map(Path::getParent).collect(Collectors.toSet());
    boolean below = places.stream().anyMatch(place -> !place.equals(folder.path()));
    folder
        .notUsed(
            "pictures whose names fit no template",
            pictures.stream()
                .filter(file -> !used.contains(file) && places.contains(file.getParent()))
                .toList())
        .ifPresent(notes::add);
    folder
        .notRead(
            folder.others(below).stream()
                .filter(file -> places.contains(file.getParent()))
                .toList())
        .ifPresent(notes::add);
  }

  /** Why a view has no picture. */
  static String whyNone(View view) {
    Folder folder = view.folder();
    List<Path> pictures = folder.pictures(view.deep());
    if (!pictures.isEmpty()) {
      return "the template '%s' fits none of the %d pictures of %s: %s"
          .formatted(view.template(), pictures.size(), folder.path(), folder.listed(pictures));
    }
    List<Path> others = folder.others(true);
    return "folder %s holds no pictures (%s)%s"
        .formatted(
            folder.path(),
            String.join(", ", ImageFiles.SUFFIXES),
            others.isEmpty()
                ? ""
                : ", but %d other files: %s".formatted(others.size(), folder.listed(others)));
  }
}

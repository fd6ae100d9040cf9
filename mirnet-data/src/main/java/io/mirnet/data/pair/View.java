package io.mirnet.data.pair;

import io.mirnet.data.file.Folder;
import io.mirnet.data.pair.Template.Captured;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where one picture of each pair comes from.
 *
 * @param folder the folder
 * @param template what the names look like
 * @param whole whether the template may speak of the folder itself and of those above it, so that
 *     it doesn't matter which folder of a known layout is given
 */
record View(Folder folder, Template template, boolean whole) {

  /** A picture of this view. */
  record Picture(Path file, Captured captured) {}

  /** The pictures that the template fits. */
  List<Picture> pictures() {
    return folder.pictures(deep()).stream()
        .flatMap(file -> match(file).map(captured -> new Picture(file, captured)).stream())
        .toList();
  }

  /** What a file's path holds in the template's places. */
  Optional<Captured> match(Path file) {
    Path path = whole ? file.toAbsolutePath().normalize() : folder.path().relativize(file);
    return template.match(Folder.stem(path));
  }

  boolean deep() {
    return whole || template.hasFolders();
  }

  /** Whether both are of one folder, also by links. */
  boolean sharesFolder(View other) {
    return SameFile.is(folder.path(), other.folder.path());
  }

  @Override
  public String toString() {
    return template.literals() == 0 ? folder.path().toString() : template + " of " + folder.path();
  }
}

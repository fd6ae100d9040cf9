package io.mirnet.data.set;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.Folder;
import io.mirnet.data.file.Header;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Listing;
import io.mirnet.data.file.NaturalOrder;
import io.mirnet.data.file.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pictures of one folder, or of those in it where it holds none, in the colours that are asked
 * for. Opacity is ignored.
 */
final class CleanFiles {
  private final Folder folder;
  private final List<Path> files;
  private final List<Header> headers;
  private final Colours colours;

  private CleanFiles(Folder folder, List<Path> files, List<Header> headers, Colours colours) {
    this.colours = colours;
    this.folder = folder;
    this.files = List.copyOf(files);
    this.headers = List.copyOf(headers);
  }

  /** Looks through a folder; everything that is wrong with it is said at once. */
  static CleanFiles of(Folder folder, DegradedOptions options, Use use) {
    List<String> problems = new ArrayList<>();
    List<Path> pictures = folder.pictures(false);
    Map<String, Path> byName =
        byName(
            folder,
            pictures.stream().filter(file -> options.names().use(name(folder, file))).toList(),
            problems);
    List<String> names = List.copyOf(byName.keySet());
    List<String> used = options.split().map(part -> part.of(names, use)).orElse(names);
    if (pictures.isEmpty()) {
      problems.add("it holds no pictures (%s)".formatted(String.join(", ", ImageFiles.SUFFIXES)));
    } else if (used.isEmpty()) {
      problems.add(
          "%s none of %d pictures"
              .formatted(
                  names.isEmpty()
                      ? "include and exclude leave"
                      : "the split (change split.fraction) leaves",
                  pictures.size()));
    }
    List<Header> headers = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<Path> files = used.stream().map(byName::get).toList();
    for (Path file : files) {
      try {
        headers.add(ImageFiles.header(file));
      } catch (InputException e) {
        unreadable.add(e.getMessage());
      }
    }
    report("pictures that can't be read", unreadable, problems);
    if (!problems.isEmpty()) {
      throw new InputException(
          "folder %s can't be used:\n  %s".formatted(folder.path(), String.join("\n  ", problems)));
    }
    return new CleanFiles(folder, files, headers, options.colour());
  }

  private static Map<String, Path> byName(
      Folder folder, List<Path> pictures, List<String> problems) {
    Map<String, Path> byName = new TreeMap<>(new NaturalOrder());
    List<String> twice = new ArrayList<>();
    for (Path file : pictures) {
      Path other = byName.put(name(folder, file), file);
      if (other != null) {
        twice.add("%s and %s".formatted(folder.relative(other), folder.relative(file)));
      }
    }
    report("names that occur twice, of which one must go", twice, problems);
    return byName;
  }

  /** The path from the folder without suffix. */
  private static String name(Folder folder, Path file) {
    return Folder.stem(folder.path().relativize(file));
  }

  private static void report(String what, List<String> names, List<String> problems) {
    if (!names.isEmpty()) {
      problems.add("%s (%d): %s".formatted(what, names.size(), Listing.of(names)));
    }
  }

  int size() {
    return files.size();
  }

  String name(int index) {
    return name(folder, files.get(index));
  }

  /** What lies beside the pictures and isn't read, and what is turned. */
  List<String> notes() {
    boolean deep = files.stream().anyMatch(file -> !folder.path().equals(file.getParent()));
    return Stream.concat(
            folder.notRead(folder.others(deep)).stream(), Header.note(headers).stream())
        .toList();
  }

  int channels() {
    return colours.channels();
  }

  Size dimensions(int index) {
    return headers.get(index).size();
  }

  Image read(int index) {
    return colours.of(ImageFiles.read(files.get(index)).colour());
  }
}

package io.mirnet.data.set;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Listing;
import io.mirnet.data.file.NaturalOrder;
import io.mirnet.data.file.Size;
import io.mirnet.data.pair.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pictures of one folder. Opacity is ignored; grey ones have three equal colours. */
final class CleanFiles {
  private final List<Path> files;
  private final List<Size> sizes;

  private CleanFiles(List<Path> files, List<Size> sizes) {
    this.files = List.copyOf(files);
    this.sizes = List.copyOf(sizes);
  }

  /** Looks through a folder; everything that is wrong with it is said at once. */
  static CleanFiles of(Path folder, Optional<Split> split, Use use) {
    List<String> problems = new ArrayList<>();
    Map<String, Path> byStem = byStem(folder, problems);
    List<String> stems = List.copyOf(byStem.keySet());
    List<String> used = split.map(part -> part.of(stems, use)).orElse(stems);
    if (used.isEmpty()) {
      problems.add(
          stems.isEmpty()
              ? "it holds no pictures (%s)".formatted(String.join(", ", ImageFiles.SUFFIXES))
              : "the split leaves none of %d pictures; change split.fraction"
                  .formatted(stems.size()));
    }
    List<Size> sizes = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<Path> files = used.stream().map(byStem::get).toList();
    for (Path file : files) {
      try {
        sizes.add(ImageFiles.size(file));
      } catch (InputException e) {
        unreadable.add(e.getMessage());
      }
    }
    report("pictures that can't be read", unreadable, problems);
    if (!problems.isEmpty()) {
      throw new InputException(
          "folder %s can't be used:\n  %s".formatted(folder, String.join("\n  ", problems)));
    }
    return new CleanFiles(files, sizes);
  }

  private static Map<String, Path> byStem(Path folder, List<String> problems) {
    Map<String, Path> byStem = new TreeMap<>(new NaturalOrder());
    List<String> twice = new ArrayList<>();
    for (Path file : ImageFiles.list(folder)) {
      Path other = byStem.put(ImageFiles.stem(file), file);
      if (other != null) {
        twice.add("%s and %s".formatted(other.getFileName(), file.getFileName()));
      }
    }
    report("names that occur twice, of which one must go", twice, problems);
    return byStem;
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
    return ImageFiles.stem(files.get(index));
  }

  Size dimensions(int index) {
    return sizes.get(index);
  }

  Image read(int index) {
    return ImageFiles.read(files.get(index)).colour();
  }
}

package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.NaturalOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder's files, in the natural order of their paths: pictures and others. Hidden ones are
 * neither. Looked through once, when it is first needed.
 */
final class Folder {
  /** More levels than any data set has; bounds the search where a folder was mistaken. */
  private static final int DEEPEST = 12;

  private final Path path;
  private final Map<Boolean, List<Path>> files = new TreeMap<>();

  Folder(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /**
   * The pictures.
   *
   * @param deep whether to read its subfolders; they are read in any case where the folder itself
   *     holds no picture
   */
  List<Path> pictures(boolean deep) {
    List<Path> here = deep ? List.of() : ImageFiles.list(path);
    return here.isEmpty() ? files(true).stream().filter(ImageFiles::isPicture).toList() : here;
  }

  /** What is no picture, in the folder and below. */
  List<Path> others(boolean deep) {
    return files(deep).stream().filter(file -> !ImageFiles.isPicture(file)).toList();
  }

  /** The path from this folder, with '/' between names. */
  String relative(Path file) {
    return slashes(path.relativize(file));
  }

  static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private List<Path> files(boolean deep) {
    return files.computeIfAbsent(deep, this::walk);
  }

  private List<Path> walk(boolean deep) {
    ImageFiles.requireFolder(path);
    try (Stream<Path> found = Files.walk(path, deep ? DEEPEST : 1, FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(file -> !isHidden(file))
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(this::relative, new NaturalOrder()))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(
          "folder %s can't be read (%s); check its permissions and links".formatted(path, e), e);
    }
  }

  private boolean isHidden(Path file) {
    return StreamSupport.stream(path.relativize(file).spliterator(), false)
        .anyMatch(name -> name.toString().startsWith("."));
  }
}

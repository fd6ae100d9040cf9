package io.mirnet.data.file;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder's files, in the natural order of their paths: pictures and others. Hidden ones are
 * neither. Looked through once, when it is first needed.
 */
public final class Folder {
  /** More levels than any data set has; bounds the search where a folder was mistaken. */
  private static final int DEEPEST = 12;

  private final Path path;
  private final Map<Boolean, List<Path>> files = new TreeMap<>();

  /**
   * Makes a folder that isn't looked into yet.
   *
   * @param path where it is
   */
  public Folder(Path path) {
    this.path = path;
  }

  /**
   * Tells where it is.
   *
   * @return the path as it was given
   */
  public Path path() {
    return path;
  }

  /**
   * Lists the pictures.
   *
   * @param deep whether to read its subfolders; they are read in any case where the folder itself
   *     holds no picture
   * @return files of formats that are read
   * @throws InputException if the folder is missing or can't be read
   */
  public List<Path> pictures(boolean deep) {
    List<Path> here = deep ? List.of() : ImageFiles.list(path);
    return here.isEmpty() ? files(true).stream().filter(ImageFiles::isPicture).toList() : here;
  }

  /**
   * Lists what is no picture.
   *
   * @param deep whether to read its subfolders
   * @return files of other formats
   * @throws InputException if the folder is missing or can't be read
   */
  public List<Path> others(boolean deep) {
    return files(deep).stream().filter(file -> !ImageFiles.isPicture(file)).toList();
  }

  /**
   * Says what is left out of use, so that nobody is surprised.
   *
   * @param what kind of files they are
   * @param files files of this folder
   * @return a line; nothing where there are no files
   */
  public Optional<String> notUsed(String what, List<Path> files) {
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not used in %s, %s (%d): %s".formatted(path, what, files.size(), listed(files)));
  }

  /**
   * Says that there are files of formats that aren't read.
   *
   * @param files such files of this folder
   * @return a line; nothing where there are no files
   */
  public Optional<String> notRead(List<Path> files) {
    return notUsed("files that are no %s".formatted(String.join(", ", ImageFiles.SUFFIXES)), files);
  }

  /**
   * Lists files for a message.
   *
   * @param files files of this folder
   * @return their paths from here, the first ten
   */
  public String listed(List<Path> files) {
    return Listing.of(files.stream().map(this::relative).toList());
  }

  /**
   * Names a file.
   *
   * @param file a file in this folder or below
   * @return the path from here, with '/' between names
   */
  public String relative(Path file) {
    return slashes(path.relativize(file));
  }

  /**
   * Writes a path without its suffix, alike on all systems.
   *
   * @param path of a file
   * @return the path with '/' between names
   */
  public static String stem(Path path) {
    String whole = slashes(path);
    return whole.substring(0, whole.lastIndexOf('/') + 1) + ImageFiles.stem(path);
  }

  private static String slashes(Path path) {
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

package io.mirnet.cli.image;

import io.mirnet.api.InputException;
import io.mirnet.cli.console.UsageException;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.pair.PairedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One picture to restore.
 *
 * @param input the picture, or the left view
 * @param right the right view
 * @param output the file to write
 */
record RestoreJob(Path input, Optional<Path> right, Path output) {

  /** Finds all pictures and settles where each goes, before anything is computed. */
  static List<RestoreJob> plan(
      List<Path> inputs, Optional<Path> right, Path output, boolean keepFormat) {
    List<Path> pictures = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        List<Path> found = ImageFiles.list(input);
        if (found.isEmpty()) {
          throw new InputException(
              "folder %s holds no picture (%s)"
                  .formatted(input, String.join(", ", ImageFiles.SUFFIXES)));
        }
        pictures.addAll(found);
      } else if (Files.exists(input)) {
        pictures.add(input);
      } else {
        throw new InputException("%s does not exist".formatted(input));
      }
    }
    boolean toFile = pictures.size() == 1 && !Files.isDirectory(inputs.get(0)) && named(output);
    if (toFile && !ImageFiles.WRITTEN.contains(ImageFiles.suffix(output))) {
      throw new UsageException(
          "%s: results are written as %s; name the output so"
              .formatted(output, String.join(", ", ImageFiles.WRITTEN)));
    }
    if (!toFile && Files.isRegularFile(output)) {
      throw new UsageException("%s is a file; several pictures need a folder".formatted(output));
    }
    List<RestoreJob> jobs = new ArrayList<>();
    Map<Path, Path> sources = new HashMap<>();
    for (Path picture : pictures) {
      Path to =
          toFile
              ? output
              : output.resolve(ImageFiles.stem(picture) + "." + suffix(picture, keepFormat));
      Path other = sources.put(to, picture);
      if (other != null) {
        throw new UsageException("%s and %s would both become %s".formatted(other, picture, to));
      }
      RestoreJob job = new RestoreJob(picture, right.map(path -> rightOf(picture, path)), to);
      job.requireInputsKept();
      jobs.add(job);
    }
    return jobs;
  }

  /**
   * Settles where the inputs of a data set go.
   *
   * @param byTarget whether results take the names of the targets
   */
  static List<RestoreJob> plan(
      PairedFiles pairs, boolean byTarget, Path output, boolean keepFormat) {
    if (Files.isRegularFile(output)) {
      throw new UsageException("%s is a file; a data set needs a folder".formatted(output));
    }
    List<RestoreJob> jobs = new ArrayList<>();
    Map<Path, String> sources = new HashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      List<Path> files = pairs.files(i);
      String name = byTarget ? ImageFiles.stem(files.get(files.size() - 1)) : pairs.name(i);
      Path to = output.resolve(name + "." + suffix(files.get(0), keepFormat));
      String other = sources.put(to, pairs.name(i));
      if (other != null) {
        throw new UsageException(
            "%s and %s would both become %s; leave --target-names out"
                .formatted(other, pairs.name(i), to));
      }
      Optional<Path> right = files.size() == 3 ? Optional.of(files.get(1)) : Optional.empty();
      RestoreJob job = new RestoreJob(files.get(0), right, to);
      job.requireInputsKept();
      jobs.add(job);
    }
    return jobs;
  }

  private void requireInputsKept() {
    Path to = output.toAbsolutePath().normalize();
    for (Path source : right.map(other -> List.of(input, other)).orElse(List.of(input))) {
      try {
        if (Files.exists(to) && Files.exists(source) && Files.isSameFile(to, source)) {
          throw new UsageException(
              "%s would be overwritten; choose another --output".formatted(source));
        }
      } catch (IOException e) {
        throw new InputException("%s can't be read: %s".formatted(source, e), e);
      }
    }
  }

  private static String suffix(Path picture, boolean keepFormat) {
    String own = ImageFiles.suffix(picture);
    return keepFormat && ImageFiles.WRITTEN.contains(own) ? own : "png";
  }

  private static boolean named(Path output) {
    return ImageFiles.SUFFIXES.contains(ImageFiles.suffix(output));
  }

  private static Path rightOf(Path left, Path right) {
    if (!Files.isDirectory(right)) {
      return right;
    }
    return ImageFiles.list(right).stream()
        .filter(path -> ImageFiles.stem(path).equals(ImageFiles.stem(left)))
        .findFirst()
        .orElseThrow(() -> new InputException("%s has no right view in %s".formatted(left, right)));
  }
}

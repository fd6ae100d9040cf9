package io.mirnet.cli.image;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.data.benchmark.Blocks;
import io.mirnet.data.benchmark.DndPictures;
import io.mirnet.data.benchmark.DndSubmission;
import io.mirnet.data.benchmark.SiddSubmission;
import io.mirnet.data.matlab.MatFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A benchmark's pictures to restore, and where the files that it takes go. */
@FunctionalInterface
interface Submission {

  /**
   * Restores everything.
   *
   * @param restore restores one picture
   * @param terminal is told how far it is
   * @param out is told each file that was written
   */
  void write(UnaryOperator<Image> restore, Terminal terminal, PrintWriter out);

  /** Finds out whether a benchmark is meant, and opens it before anything is computed. */
  static Optional<Submission> plan(List<Path> inputs, Optional<Path> right, Path output) {
    Optional<Path> meant = inputs.stream().filter(Submission::isBenchmark).findFirst();
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    Path input = meant.get();
    if (inputs.size() > 1 || right.isPresent()) {
      throw new UsageException(
          "%s is a benchmark's: give it alone, without other inputs and without --right"
              .formatted(input));
    }
    return Optional.of(MatFile.isNamed(input) ? sidd(input, output) : dnd(input, output));
  }

  private static boolean isBenchmark(Path input) {
    return MatFile.isNamed(input) || DndPictures.isIn(input);
  }

  private static Submission sidd(Path input, Path output) {
    if (!MatFile.isNamed(output) || Files.isDirectory(output)) {
      throw new UsageException(
          "%s: the restored blocks go to one file; name it .mat, as SubmitSrgb.mat"
              .formatted(output));
    }
    requireKept(input, output);
    Blocks blocks = Blocks.open(input);
    return (restore, terminal, out) -> {
      int[] done = {0};
      SiddSubmission.write(
          output,
          blocks,
          block -> {
            Image restored = restore.apply(block);
            terminal.status("%s: block %d of %d".formatted(input, ++done[0], blocks.size()));
            return restored;
          });
      out.println(output);
    };
  }

  private static Submission dnd(Path input, Path output) {
    if (MatFile.isNamed(output) || Files.isRegularFile(output)) {
      throw new UsageException(
          "%s: DND takes a file for each picture; give a folder".formatted(output));
    }
    requireKept(input.resolve("images_srgb"), output);
    DndPictures pictures = DndPictures.open(input);
    return (restore, terminal, out) -> {
      for (int i = 0; i < pictures.size(); i++) {
        terminal.status("%s: picture %d of %d".formatted(input, i + 1, pictures.size()));
        Path file = output.resolve(pictures.name(i) + ".mat");
        DndSubmission.write(file, pictures.crops(i), restore);
        out.println(file);
      }
    };
  }

  private static void requireKept(Path input, Path output) {
    try {
      if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
        throw new UsageException(
            "%s would be overwritten; choose another --output".formatted(input));
      }
    } catch (IOException e) {
      throw new InputException("%s can't be read: %s".formatted(input, e), e);
    }
  }
}

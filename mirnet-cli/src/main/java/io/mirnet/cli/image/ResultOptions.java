package io.mirnet.cli.image;

import io.mirnet.cli.console.UsageException;
import io.mirnet.data.file.ImageFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what is written of a result. */
final class ResultOptions {
  @Option(
      names = "--keep-format",
      description =
          "In a folder of results, keeps each input's kind of file instead of PNG, where that can be written (not WebP).")
  private boolean keepFormat;

  @Option(
      names = "--jpeg-quality",
      defaultValue = "" + ImageFiles.JPEG_QUALITY,
      paramLabel = "N",
      description = "Of results that are JPEG, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int jpegQuality;

  @Option(
      names = "--compare",
      paramLabel = "DIR",
      description = "Also writes pictures there that show input and result side by side.")
  private Optional<Path> compare;

  @Option(
      names = "--target",
      paramLabel = "DIR",
      description = "For --compare: what the pictures should look like, by name, shown as well.")
  private Optional<Path> target;

  boolean keepFormat() {
    return keepFormat;
  }

  ResultWriter writer() {
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new UsageException("--jpeg-quality %d: a number from 1 to 100".formatted(jpegQuality));
    }
    if (target.isPresent() && compare.isEmpty()) {
      throw new UsageException("--target is shown in the pictures of --compare; give that too");
    }
    return new ResultWriter(jpegQuality, compare, target);
  }
}

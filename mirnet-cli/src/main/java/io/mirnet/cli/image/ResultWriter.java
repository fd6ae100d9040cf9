package io.mirnet.cli.image;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.sheet.SampleSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a result in the depth of its input, with its opacity and profile, and a picture to compare
 * where one is asked for.
 *
 * @param jpegQuality 1 to 100
 * @param compare the folder of pictures that show input, result and target side by side
 * @param target the folder of the targets shown there
 */
record ResultWriter(int jpegQuality, Optional<Path> compare, Optional<Path> target) {

  /** Returns the file of the result. */
  Path write(RestoreJob job, Picture picture, Image restored) {
    Image rounded = Colours.spread(restored).quantize(picture.file().colour().bits());
    write(job.output(), picture.file().with(rounded));
    compare.ifPresent(
        folder -> {
          List<Image> row = new ArrayList<>(List.of(picture.input(), rounded));
          target.ifPresent(targets -> row.add(ImageFiles.read(targetOf(job, targets)).colour()));
          Image sheet = SampleSheet.of(List.of(row));
          Path file = folder.resolve(ImageFiles.stem(job.output()) + ".png");
          write(file, new ImageFile(sheet, Optional.empty(), false));
        });
    return job.output();
  }

  private void write(Path file, ImageFile picture) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("can't make the folder of " + file + ": " + e, e);
    }
    ImageFiles.write(file, picture, jpegQuality);
  }

  private static Path targetOf(RestoreJob job, Path targets) {
    return ImageFiles.list(targets).stream()
        .filter(path -> ImageFiles.stem(path).equals(ImageFiles.stem(job.input())))
        .findFirst()
        .orElseThrow(
            () -> new InputException("%s has no target in %s".formatted(job.input(), targets)));
  }
}

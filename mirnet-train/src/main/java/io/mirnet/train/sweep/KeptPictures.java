package io.mirnet.train.sweep;

import io.mirnet.api.image.Image;
import io.mirnet.api.training.RunObserver.Picture;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.sheet.Crop;
import io.mirnet.data.sheet.SampleSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the first pictures that a trial restores of its monitored set, for the report: {@code
 * NAME.png}, {@code NAME-input.png} and {@code NAME-target.png}. Of large pictures it keeps the
 * middle, and of each the last that it saw.
 */
public final class KeptPictures {
  /** Enough to look at, and few enough that sixty trials stay small. */
  static final int MOST = 4;

  /** Photographs of 12 million pixels would fill the disk, and make the report slow. */
  static final int SIDE = 512;

  private final String set;
  private final Map<String, List<Image>> pictures = new LinkedHashMap<>();

  /**
   * Has seen nothing yet.
   *
   * @param set the validation set of which pictures are kept
   */
  public KeptPictures(String set) {
    this.set = set;
  }

  void see(Picture picture) {
    if (picture.set().equals(set) && picture.index() < MOST) {
      pictures.put(
          stem(picture.name()),
          List.of(middle(picture.restored()), middle(picture.input()), middle(picture.target())));
    }
  }

  private static Image middle(Image image) {
    Image shown = SampleSheet.of(List.of(List.of(image)));
    return Crop.middle(shown, SIDE).of(shown);
  }

  /**
   * Writes the pictures.
   *
   * @param folder where; made if need be
   */
  public void save(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make " + folder + ": " + e.getMessage(), e);
    }
    pictures.forEach(
        (stem, three) -> {
          write(folder, stem, three.get(0));
          write(folder, stem + "-input", three.get(1));
          write(folder, stem + "-target", three.get(2));
        });
  }

  private static void write(Path folder, String stem, Image picture) {
    ImageFiles.write(folder.resolve(stem + ".png"), picture, Optional.empty(), false);
  }

  /**
   * Returns the name of a picture's file without suffix: its own, without what a file's name can't
   * hold everywhere.
   *
   * @param name the picture's name in the data set
   * @return letters, digits, {@code _}, {@code .} and {@code -}
   */
  public static String stem(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}_.-]", "_");
  }
}

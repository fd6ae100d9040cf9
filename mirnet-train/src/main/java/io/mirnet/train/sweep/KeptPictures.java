package io.mirnet.train.sweep;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.sheet.Crop;
import io.mirnet.data.sheet.SampleSheet;
import io.mirnet.train.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the first pictures that a trial restores, for the report: {@code NAME.png}, {@code
 * NAME-input.png} and {@code NAME-target.png}. Of large pictures it keeps the middle.
 */
public final class KeptPictures implements Evaluation.Viewer {
  /** Enough to look at, and few enough that sixty trials stay small. */
  static final int MOST = 4;

  /** Photographs of 12 million pixels would fill the disk, and make the report slow. */
  static final int SIDE = 512;

  private final Map<Integer, List<Image>> pictures = new TreeMap<>();

  /** Makes a viewer that has seen nothing. */
  public KeptPictures() {}

  @Override
  public void view(int index, ImagePair pair, Image restored) {
    if (index < MOST) {
      pictures.put(index, List.of(middle(restored), middle(pair.input()), middle(pair.target())));
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
   * @param evaluation tells their names
   */
  public void save(Path folder, Evaluation evaluation) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make " + folder + ": " + e.getMessage(), e);
    }
    pictures.forEach(
        (index, three) -> {
          String stem = stem(evaluation.images().get(index).name());
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

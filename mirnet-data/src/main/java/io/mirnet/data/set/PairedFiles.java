package io.mirnet.data.set;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Views;
import io.mirnet.data.set.PairFinder.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs read from files each time they are asked for. Opacity is ignored. */
public final class PairedFiles implements PairedImages {
  /** Grey pictures are read as three equal colours. */
  private static final int COLOURS = 3;

  private final List<String> names;
  private final List<Found> pairs;

  /** Files of each name: one or two inputs, then the target. */
  PairedFiles(Map<String, Found> pairs) {
    this.names = List.copyOf(pairs.keySet());
    this.pairs = names.stream().map(pairs::get).toList();
  }

  /**
   * Pairs all pictures of folders by their names without suffix.
   *
   * @param folders one folder of inputs, or two for the views of a dual-pixel sensor, then that of
   *     the targets
   * @return the pairs, in the natural order of their names
   * @throws InputException if files are missing, can't be read or don't match; lists them all
   */
  public static PairedFiles of(List<Path> folders) {
    return new PairedFiles(
        new PairFinder(folders).find(name -> true, Optional.empty(), Use.VALIDATION));
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public String name(int index) {
    return names.get(index);
  }

  @Override
  public ImagePair load(int index) {
    List<Path> files = pairs.get(index).files();
    List<Image> images = files.stream().map(file -> ImageFiles.read(file).colour()).toList();
    Image input =
        hasTwoViews(files) ? Views.join(images.get(0), images.get(1), files.get(0)) : images.get(0);
    return new ImagePair(input, images.get(images.size() - 1));
  }

  /** The size is that of the headers when the folders were looked through. */
  @Override
  public Optional<Dimensions> dimensions(int index) {
    Found pair = pairs.get(index);
    return Optional.of(
        new Dimensions(
            pair.size().height(),
            pair.size().width(),
            hasTwoViews(pair.files()) ? 2 * COLOURS : COLOURS,
            COLOURS));
  }

  private static boolean hasTwoViews(List<Path> files) {
    return files.size() == 3;
  }
}

package io.mirnet.data.set;

import io.mirnet.api.InputException;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Views;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs read from files each time they are asked for. Opacity is ignored. */
public final class PairedFiles implements PairedImages {
  private final List<String> names;
  private final List<List<Path>> files;

  /** Files of each name: one or two inputs, then the target. */
  PairedFiles(Map<String, List<Path>> pairs) {
    this.names = List.copyOf(pairs.keySet());
    this.files = names.stream().map(name -> List.copyOf(pairs.get(name))).toList();
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
    List<Image> images =
        files.get(index).stream().map(file -> ImageFiles.read(file).colour()).toList();
    Image input =
        images.size() == 2
            ? images.get(0)
            : Views.join(images.get(0), images.get(1), files.get(index).get(0));
    return new ImagePair(input, images.get(images.size() - 1));
  }
}

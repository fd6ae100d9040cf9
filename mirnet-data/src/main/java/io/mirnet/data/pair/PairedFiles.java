package io.mirnet.data.pair;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Colours;
import io.mirnet.api.image.DataSetSpec;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.file.Size;
import io.mirnet.data.file.Views;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Pairs read from files each time they are asked for. Opacity is ignored. */
public final class PairedFiles implements PairedImages {
  private final List<Candidate> pairs;
  private final OptionalInt scenes;
  private final List<Size> sizes;
  private final List<String> notes;
  private final Colours colours;

  /** Pairs with the sizes that their headers agree on, and what is to be told about them. */
  PairedFiles(
      List<Candidate> pairs,
      OptionalInt scenes,
      List<Size> sizes,
      List<String> notes,
      Colours colours) {
    this.pairs = List.copyOf(pairs);
    this.scenes = scenes;
    this.sizes = List.copyOf(sizes);
    this.notes = List.copyOf(notes);
    this.colours = colours;
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
    return new PairFinder(ViewPairs.ofFolders(folders))
        .find(name -> true, Optional.empty(), Use.VALIDATION, Colours.RGB);
  }

  /**
   * Opens the pairs that options describe, for commands that take them without a configuration.
   *
   * @param options where the pictures lie, and which belong together
   * @param spec what the set is opened for
   * @return the pairs, in the natural order of their names
   * @throws InputException if files are missing, can't be read or don't match; lists them all
   */
  public static PairedFiles of(PairedOptions options, DataSetSpec spec) {
    return new PairFinder(Sources.of(options, spec))
        .find(options.names()::use, options.split(), spec.use(), options.colour());
  }

  @Override
  public int size() {
    return pairs.size();
  }

  @Override
  public String name(int index) {
    return pairs.get(index).name();
  }

  @Override
  public ImagePair load(int index) {
    List<Path> files = pairs.get(index).files();
    List<Image> images =
        files.stream().map(file -> colours.of(ImageFiles.read(file).colour())).toList();
    Image input =
        hasTwoViews(files) ? Views.join(images.get(0), images.get(1), files.get(0)) : images.get(0);
    return new ImagePair(input, images.get(images.size() - 1));
  }

  /** The size is that of the headers when the folders were looked through. */
  @Override
  public Optional<Dimensions> dimensions(int index) {
    Size size = sizes.get(index);
    return Optional.of(
        new Dimensions(
            size.height(),
            size.width(),
            (hasTwoViews(pairs.get(index).files()) ? 2 : 1) * colours.channels(),
            colours.channels()));
  }

  /**
   * Returns the files of a pair.
   *
   * @param index from 0 to size - 1
   * @return one or two inputs, then the target
   */
  public List<Path> files(int index) {
    return pairs.get(index).files();
  }

  @Override
  public OptionalInt scenes() {
    return scenes;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  private static boolean hasTwoViews(List<Path> files) {
    return files.size() == 3;
  }
}

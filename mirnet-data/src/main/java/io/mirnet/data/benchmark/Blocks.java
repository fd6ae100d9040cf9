package io.mirnet.data.benchmark;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.data.matlab.MatArray;
import io.mirnet.data.matlab.MatCell;
import io.mirnet.data.matlab.MatFile;
import io.mirnet.data.matlab.MatType;
import io.mirnet.data.matlab.MatVariable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * A grid of pictures in a Matlab file, as SIDD's benchmark has: 40 photographs with 32 blocks of
 * 256x256 each. Either one array of photographs x blocks x height x width x 3 (uint8, or floats of
 * [0, 1]), or a cell of photographs x blocks whose elements are height x width x 3. An array is
 * held as the file has it, 252 MB for SIDD's.
 */
public final class Blocks {
  private final Path file;
  private final int photographs;
  private final int blocks;
  private final IntFunction<Image> pictures;

  private Blocks(Path file, MatVariable variable, IntFunction<Image> pictures) {
    this.file = file;
    this.photographs = variable.size().get(0);
    this.blocks = variable.size().get(1);
    this.pictures = pictures;
  }

  /**
   * Opens a file, whatever its variable is called.
   *
   * @param path a Matlab file with one such array or cell
   * @return the grid
   * @throws InputException if the file can't be read, or has none or several of them
   */
  public static Blocks open(Path path) {
    MatFile file = MatFile.open(path);
    List<MatVariable> found = file.variables().stream().filter(Blocks::isGrid).toList();
    if (found.size() != 1) {
      throw new InputException(
          "%s has %s array of photographs x blocks x height x width x 3 or such a cell; it has %s"
              .formatted(path, found.isEmpty() ? "no" : "more than one", file.inventory()));
    }
    MatVariable variable = found.get(0);
    return variable.type() == MatType.CELL
        ? new Blocks(path, variable, ofCell(file.cell(variable.name())))
        : new Blocks(path, variable, ofArray(file.array(variable.name())));
  }

  private static boolean isGrid(MatVariable variable) {
    List<Integer> size = variable.size();
    if (size.stream().anyMatch(length -> length < 1)) {
      return false;
    }
    return variable.type() == MatType.CELL
        ? size.size() == 2
        : variable.type().isNumeric() && size.size() == 5 && size.get(4) == Pictures.COLOURS;
  }

  private static IntFunction<Image> ofArray(MatArray array) {
    List<Integer> size = array.variable().size();
    int height = size.get(2);
    int width = size.get(3);
    int step = size.get(0) * size.get(1);
    Box whole = new Box(0, 0, height, width);
    return place -> Pictures.cut(array, step, height, width, whole, place);
  }

  private static IntFunction<Image> ofCell(MatCell cell) {
    return place -> {
      MatArray array = cell.elements().apply(place);
      List<Integer> size = array.variable().size();
      if (size.size() != 3 || size.get(2) != Pictures.COLOURS || array.variable().count() == 0) {
        throw new IllegalArgumentException(
            "it should be height x width x 3, but is " + array.variable());
      }
      int height = size.get(0);
      int width = size.get(1);
      return Pictures.cut(array, 1, height, width, new Box(0, 0, height, width), 0);
    };
  }

  /**
   * Returns the number of photographs.
   *
   * @return 40 for SIDD
   */
  public int photographs() {
    return photographs;
  }

  /**
   * Returns the number of blocks of a photograph.
   *
   * @return 32 for SIDD
   */
  public int blocks() {
    return blocks;
  }

  /**
   * Returns the number of pictures.
   *
   * @return photographs x blocks
   */
  public int size() {
    return photographs * blocks;
  }

  /**
   * Returns the name of a picture.
   *
   * @param index from 0; the blocks of a photograph follow each other
   * @return photograph and block, from 1: {@code 0001_01}
   */
  public String name(int index) {
    Objects.checkIndex(index, size());
    return "%04d_%02d".formatted(index / blocks + 1, index % blocks + 1);
  }

  /**
   * Returns a picture.
   *
   * @param index from 0; the blocks of a photograph follow each other
   * @return 3 channels, 8 bit or floats as the file has
   * @throws InputException if it can't be read or holds no picture
   */
  public Image picture(int index) {
    Objects.checkIndex(index, size());
    try {
      return pictures.apply(index % blocks * photographs + index / blocks);
    } catch (IllegalArgumentException e) {
      throw new InputException("%s, block %s: %s".formatted(file, name(index), e.getMessage()), e);
    }
  }

  /** The file and the size of its grid, for messages. */
  @Override
  public String toString() {
    return "%s has %dx%d".formatted(file, photographs, blocks);
  }
}

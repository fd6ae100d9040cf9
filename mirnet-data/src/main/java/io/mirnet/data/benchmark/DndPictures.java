package io.mirnet.data.benchmark;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.data.matlab.MatArray;
import io.mirnet.data.matlab.MatCell;
import io.mirnet.data.matlab.MatFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The sRGB part of DND as it is distributed: {@code info.mat} with {@code info.boundingboxes}, a
 * cell with an array of boxes x 4 for each picture (first row, first column, last row, last column,
 * counted from 1, the last ones included), and {@code images_srgb/NNNN.mat} with {@code
 * InoisySRGB}, height x width x 3 floats of [0, 1]. One picture is held at a time.
 */
public final class DndPictures {
  private static final String BOXES = "info/boundingboxes";
  private static final String PICTURE = "InoisySRGB";

  private final Path folder;
  private final MatCell boxes;

  private DndPictures(Path folder, MatCell boxes) {
    this.folder = folder;
    this.boxes = boxes;
  }

  /**
   * Whether a folder is laid out as DND.
   *
   * @param folder any path
   * @return whether it holds {@code info.mat} and {@code images_srgb}
   */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve("info.mat"))
        && Files.isDirectory(folder.resolve("images_srgb"));
  }

  /**
   * Opens the folder and sees that every picture is there.
   *
   * @param folder what holds {@code info.mat}
   * @return the pictures
   * @throws InputException if a file is missing or {@code info.mat} can't be read
   */
  public static DndPictures open(Path folder) {
    DndPictures pictures =
        new DndPictures(folder, MatFile.open(folder.resolve("info.mat")).cell(BOXES));
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      if (!Files.isRegularFile(pictures.file(i))) {
        missing.add(pictures.name(i));
      }
    }
    if (!missing.isEmpty()) {
      throw new InputException(
          "%s lacks %d of the %d pictures that info.mat names, the first %s.mat; copy them all"
              .formatted(
                  folder.resolve("images_srgb"), missing.size(), pictures.size(), missing.get(0)));
    }
    return pictures;
  }

  /**
   * Returns the number of pictures.
   *
   * @return 50 for DND
   */
  public int size() {
    return boxes.variable().count();
  }

  /**
   * Returns the name of a picture.
   *
   * @param index from 0
   * @return its number from 1: {@code 0001}
   */
  public String name(int index) {
    return "%04d".formatted(Objects.checkIndex(index, size()) + 1);
  }

  private Path file(int index) {
    return folder.resolve("images_srgb").resolve(name(index) + ".mat");
  }

  /**
   * Cuts all boxes out of a picture.
   *
   * @param index from 0
   * @return float images in the order of the boxes, 20 of 512x512 for DND
   * @throws InputException if the picture can't be read or a box lies outside
   */
  public List<Image> crops(int index) {
    Path file = file(index);
    MatArray picture = MatFile.open(file).array(PICTURE);
    List<Integer> size = picture.variable().size();
    if (size.size() != 3 || size.get(2) != Pictures.COLOURS) {
      throw new InputException(
          "%s: a picture should be height x width x 3, but is %s"
              .formatted(file, picture.variable()));
    }
    int rows = size.get(0);
    int columns = size.get(1);
    List<Image> crops = new ArrayList<>();
    for (Box box : boxes(index)) {
      if (!box.isWithin(rows, columns)) {
        throw new InputException(
            "%s is %dx%d, which has no room for %s of info.mat; take both from one copy of DND"
                .formatted(file, columns, rows, box));
      }
      try {
        crops.add(Pictures.cut(picture, 1, rows, columns, box, 0));
      } catch (IllegalArgumentException e) {
        throw new InputException("%s: %s".formatted(file, e.getMessage()), e);
      }
    }
    return crops;
  }

  private List<Box> boxes(int index) {
    MatArray array = boxes.elements().apply(index);
    List<Integer> size = array.variable().size();
    if (size.size() != 2 || size.get(1) != 4 || size.get(0) < 1) {
      throw new InputException(
          "info.mat of %s: boxes should be an array of 4 columns, but are %s"
              .formatted(folder, array.variable()));
    }
    int count = size.get(0);
    List<Box> all = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      int top = (int) array.values().applyAsDouble(b);
      int left = (int) array.values().applyAsDouble(b + count);
      int bottom = (int) array.values().applyAsDouble(b + 2 * count);
      int right = (int) array.values().applyAsDouble(b + 3 * count);
      all.add(new Box(top - 1, left - 1, bottom - top + 1, right - left + 1));
    }
    return all;
  }
}

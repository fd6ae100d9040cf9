package io.mirnet.data.matlab;

import io.mirnet.api.image.Image;
import java.util.function.IntFunction;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Serializable;
import us.hebi.matlab.mat.format.Mat5WriteUtil;
import us.hebi.matlab.mat.types.AbstractArray;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;

/** An element of a cell, single of height x width x channels, that is made when it is written. */
final class PictureCell extends AbstractArray implements Mat5Serializable {
  private final int index;
  private final IntFunction<Image> pictures;

  private PictureCell(int[] size, int index, IntFunction<Image> pictures) {
    super(size);
    this.index = index;
    this.pictures = pictures;
  }

  /** A cell whose pictures are asked for one by one, by their place in Matlab's order. */
  static Cell of(int rows, int columns, IntFunction<int[]> sizes, IntFunction<Image> pictures) {
    Cell cell = Mat5.newCell(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      cell.set(i, new PictureCell(sizes.apply(i), i, pictures));
    }
    return cell;
  }

  @Override
  public MatlabType getType() {
    return MatlabType.Single;
  }

  @Override
  public int getMat5Size(String name) {
    return Mat5WriteUtil.computeArraySize(name, Mat5.newMatrix(dims, MatlabType.Single));
  }

  @Override
  public void writeMat5(String name, boolean isGlobal, Sink sink) throws java.io.IOException {
    Image image = pictures.apply(index);
    int height = dims[0];
    int width = dims[1];
    int channels = dims[2];
    if (image.height() != height || image.width() != width || image.channels() != channels) {
      throw new IllegalStateException(
          "a picture of %dx%dx%d was to be written, not %s"
              .formatted(height, width, channels, image));
    }
    Matrix matrix = Mat5.newMatrix(dims, MatlabType.Single);
    for (int c = 0, to = 0; c < channels; c++) {
      for (int x = 0; x < width; x++) {
        for (int y = 0; y < height; y++) {
          matrix.setFloat(to++, image.value((y * width + x) * channels + c));
        }
      }
    }
    Mat5WriteUtil.writeArray(name, isGlobal, matrix, sink);
  }

  @Override
  public void close() {
    // It holds nothing.
  }

  @Override
  protected int subHashCode() {
    return index;
  }

  @Override
  protected boolean subEqualsGuaranteedSameClass(Object other) {
    return this == other;
  }
}

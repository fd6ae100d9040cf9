package io.mirnet.data.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Reader.EntryFilter;
import us.hebi.matlab.mat.format.Mat5Reader.EntryHeader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

/** Version 5, by MFL. Variables that aren't asked for are skipped, not read. */
final class Mat5Content implements MatContent {
  /** A cell of more elements than any benchmark's is taken for damage: SIDD's have 1280. */
  private static final int MOST_ELEMENTS = 1 << 16;

  /** What is inflated at once, in bytes. */
  private static final int INFLATED = 1 << 16;

  private final ByteBuffer bytes;
  private final long room;

  Mat5Content(ByteBuffer bytes) throws IOException {
    Mat5Parts.require(bytes, false);
    this.bytes = bytes;
    this.room = (long) bytes.limit() * LARGEST_RATIO;
  }

  @Override
  public List<MatVariable> variables() throws IOException {
    List<MatVariable> all = new ArrayList<>();
    read(
        header -> {
          all.add(variable(header));
          return false;
        });
    return all;
  }

  @Override
  public MatArray array(String name) throws IOException {
    return numbers(name, only(name));
  }

  @Override
  public MatCell cell(String name) throws IOException {
    Mat5Parts.require(bytes, true);
    Cell cell = (Cell) only(name);
    MatVariable variable = new MatVariable(name, MatType.CELL, size(cell.getDimensions()));
    return new MatCell(variable, index -> numbers(name, cell.get(index)));
  }

  private Array only(String name) throws IOException {
    Mat5File file =
        read(
            header -> {
              if (!header.getName().equals(name)) {
                return false;
              }
              MatVariable variable = variable(header);
              if (variable.count() > (variable.type() == MatType.CELL ? MOST_ELEMENTS : room)) {
                throw new IllegalStateException(variable + " doesn't fit into the file");
              }
              return true;
            });
    return file.getArray(name);
  }

  private Mat5File read(EntryFilter filter) throws IOException {
    return Mat5.newReader(Sources.wrap(bytes.duplicate()))
        .setEntryFilter(filter)
        .disableSubsystemProcessing()
        .setMaxInflateBufferSize(INFLATED)
        .setBufferAllocator(new Bounded(room))
        .readMat();
  }

  private static MatVariable variable(EntryHeader header) {
    boolean plain = !header.isComplex() && !header.isLogical();
    return new MatVariable(
        header.getName(),
        plain ? type(header.getType()) : MatType.OTHER,
        size(header.getDimensions()));
  }

  private static MatArray numbers(String name, Array array) {
    MatVariable variable =
        new MatVariable(name, type(array.getType()), size(array.getDimensions()));
    Matrix matrix = (Matrix) array;
    int count = variable.count();
    if (count > 0) {
      matrix.getDouble(count - 1); // throws where there are fewer numbers than the sides say
    }
    return switch (variable.type()) {
      case UINT8 -> new MatArray(variable, index -> matrix.getByte(index) & 0xff);
      case SINGLE -> new MatArray(variable, matrix::getFloat);
      case DOUBLE -> new MatArray(variable, matrix::getDouble);
      default -> throw new IllegalStateException(variable + " holds no numbers that are read");
    };
  }

  private static MatType type(MatlabType type) {
    return switch (type) {
      case UInt8 -> MatType.UINT8;
      case Single -> MatType.SINGLE;
      case Double -> MatType.DOUBLE;
      case Cell -> MatType.CELL;
      default -> MatType.OTHER;
    };
  }

  private static List<Integer> size(int[] dimensions) {
    return IntStream.of(dimensions).boxed().toList();
  }
}

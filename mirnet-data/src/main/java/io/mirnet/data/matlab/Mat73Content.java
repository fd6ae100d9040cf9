package io.mirnet.data.matlab;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Version 7.3, which is HDF5, by jhdf. HDF5's sides are Matlab's in reverse and its last index runs
 * fastest, so that the numbers lie in the same order in both.
 */
final class Mat73Content implements MatContent {
  private final HdfFile file;
  private final long room;

  Mat73Content(ByteBuffer bytes) {
    this.file = HdfFile.fromByteBuffer(bytes.duplicate());
    this.room = (long) bytes.limit() * LARGEST_RATIO;
  }

  /** Groups are structs; those with a # hold what cells refer to and Matlab's own objects. */
  @Override
  public List<MatVariable> variables() {
    List<MatVariable> all = new ArrayList<>();
    for (Node node : file) {
      if (node instanceof Dataset dataset) {
        all.add(variable(node.getName(), dataset));
      } else if (!node.getName().startsWith("#")) {
        all.add(new MatVariable(node.getName() + " (struct)", MatType.OTHER, List.of()));
      }
    }
    return all;
  }

  @Override
  public MatArray array(String name) {
    return numbers(name, dataset(name));
  }

  @Override
  public MatCell cell(String name) {
    Dataset cell = dataset(name);
    MatVariable variable = variable(name, cell);
    if (variable.type() != MatType.CELL || variable.count() > room) {
      throw new IllegalStateException(variable + " is no cell");
    }
    // An array of nothing, not of numbers, where references were never set.
    if (!(cell.getDataFlat() instanceof long[] addresses)) {
      throw new IllegalStateException(variable + " has references that lead nowhere");
    }
    return new MatCell(
        variable,
        index -> {
          Node node = file.getNodeByAddress(addresses[index]);
          if (!(node instanceof Dataset dataset)) {
            throw new IllegalStateException("%s{%d} is no array".formatted(name, index + 1));
          }
          return numbers("%s{%d}".formatted(name, index + 1), dataset);
        });
  }

  private Dataset dataset(String name) {
    Group group = file;
    String[] steps = name.split("/", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      if (!(group.getChild(steps[i]) instanceof Group child)) {
        throw new IllegalStateException("it has no struct %s".formatted(steps[i]));
      }
      group = child;
    }
    if (!(group.getChild(steps[steps.length - 1]) instanceof Dataset dataset)) {
      throw new IllegalStateException("it has no array %s".formatted(name));
    }
    return dataset;
  }

  private static MatVariable variable(String name, Dataset dataset) {
    List<Integer> size = new ArrayList<>();
    for (int length : dataset.getDimensions()) {
      size.add(0, length);
    }
    return new MatVariable(name, type(dataset.getDataType()), size);
  }

  private static MatType type(DataType type) {
    if (type instanceof Reference) {
      return MatType.CELL;
    }
    if (type instanceof FixedPoint whole && !whole.isSigned() && whole.getSize() == 1) {
      return MatType.UINT8;
    }
    if (type instanceof FloatingPoint real && real.getSize() == Float.BYTES) {
      return MatType.SINGLE;
    }
    return type instanceof FloatingPoint real && real.getSize() == Double.BYTES
        ? MatType.DOUBLE
        : MatType.OTHER;
  }

  private MatArray numbers(String name, Dataset dataset) {
    MatVariable variable = variable(name, dataset);
    if (!variable.type().isNumeric()) {
      throw new IllegalStateException(variable + " holds no numbers that are read");
    }
    ByteBuffer data = bytes(variable, dataset);
    return switch (variable.type()) {
      case UINT8 -> new MatArray(variable, index -> data.get(index) & 0xff);
      case SINGLE -> new MatArray(variable, index -> data.getFloat(index * Float.BYTES));
      default -> new MatArray(variable, index -> data.getDouble(index * Double.BYTES));
    };
  }

  /** The numbers as the file has them: a view of it where it isn't compressed. */
  private ByteBuffer bytes(MatVariable variable, Dataset dataset) {
    int bytes = Math.multiplyExact(variable.count(), dataset.getDataType().getSize());
    if (bytes > room) {
      throw new IllegalStateException(variable + " doesn't fit into the file");
    }
    ByteBuffer data;
    if (dataset instanceof ChunkedDataset chunked) {
      data = new Chunks(chunked, room).read();
    } else if (dataset instanceof ContiguousDataset contiguous) {
      data = contiguous.getBuffer().slice();
    } else {
      throw new IllegalStateException(variable + " is laid out in a way that isn't read");
    }
    if (data.remaining() < bytes) {
      throw new IllegalStateException(variable + " is cut off");
    }
    return data.order(((OrderedDataType) dataset.getDataType()).getByteOrder());
  }
}

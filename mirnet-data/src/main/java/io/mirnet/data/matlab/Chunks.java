package io.mirnet.data.matlab;

import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;

/**
 * Puts the chunks of an HDF5 array together. jhdf's own way makes an int of each byte, a gigabyte
 * of SIDD's blocks.
 */
final class Chunks {
  private final ChunkedDataset dataset;
  private final int[] sides;
  private final int[] chunk;
  private final int bytesEach;
  private final byte[] whole;

  /**
   * Makes room.
   *
   * @param dataset the array; its length was checked
   * @param room bytes that all chunks together may have
   */
  Chunks(ChunkedDataset dataset, long room) {
    this.dataset = dataset;
    this.sides = dataset.getDimensions();
    this.chunk = dataset.getChunkDimensions();
    this.bytesEach = dataset.getDataType().getSize();
    long all = bytesEach;
    int length = bytesEach;
    for (int i = 0; i < sides.length; i++) {
      if (chunk[i] < 1) {
        throw new IllegalStateException("a chunk has no element");
      }
      all = Math.multiplyExact(all, ((long) sides[i] + chunk[i] - 1) / chunk[i] * chunk[i]);
      length = Math.multiplyExact(length, sides[i]);
    }
    if (all > room) {
      throw new IllegalStateException("its chunks don't fit into the file");
    }
    whole = new byte[length];
  }

  ByteBuffer read() {
    if (whole.length > 0) {
      read(new int[sides.length], 0);
    }
    return ByteBuffer.wrap(whole);
  }

  /** Goes through the corners of all chunks. */
  private void read(int[] corner, int axis) {
    if (axis == sides.length) {
      byte[] bytes = dataset.getDecompressedChunk(corner.clone());
      copy(bytes, corner, 0, 0, 0);
      return;
    }
    for (int at = 0; at < sides[axis]; at += chunk[axis]) {
      corner[axis] = at;
      read(corner, axis + 1);
    }
    corner[axis] = 0;
  }

  /** Copies the part of a chunk that lies within the array, row by row of its last side. */
  private void copy(byte[] bytes, int[] corner, int axis, int from, int to) {
    int length = Math.min(chunk[axis], sides[axis] - corner[axis]);
    if (axis == sides.length - 1) {
      System.arraycopy(
          bytes,
          (from * chunk[axis]) * bytesEach,
          whole,
          (to * sides[axis] + corner[axis]) * bytesEach,
          length * bytesEach);
      return;
    }
    for (int i = 0; i < length; i++) {
      copy(bytes, corner, axis + 1, from * chunk[axis] + i, to * sides[axis] + corner[axis] + i);
    }
  }
}

package io.mirnet.data.matlab;

import java.nio.ByteBuffer;
import us.hebi.matlab.mat.format.BufferAllocator;

/** Makes MFL's buffers, no more of them than a file can fill. */
final class Bounded implements BufferAllocator {
  private long room;

  /** Makes at most so many bytes, all buffers together. */
  Bounded(long room) {
    this.room = room;
  }

  @Override
  public ByteBuffer allocate(int bytes) {
    room -= bytes;
    if (bytes < 0 || room < 0) {
      throw new IllegalStateException("%d bytes don't fit into the file".formatted(bytes));
    }
    return ByteBuffer.allocate(bytes);
  }

  @Override
  public void release(ByteBuffer buffer) {
    // The garbage collector's.
  }
}

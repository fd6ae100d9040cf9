package io.mirnet.data.file.internal;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes and a few zeros for a reader that looks ahead; whoever reads on is told that the
 * file ends, by an exception that isn't taken for an end that was to be expected.
 */
public final class WholeStream extends ImageInputStreamImpl {
  /** TwelveMonkeys' reader of lossless WebP looks 9 bytes ahead. */
  private static final int AHEAD = 16;

  private final byte[] content;

  /**
   * Makes a stream.
   *
   * @param content a file's bytes, not copied
   */
  public WholeStream(byte[] content) {
    this.content = content;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    read(one, 0, 1);
    return one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    bitOffset = 0;
    long left = content.length + AHEAD - streamPos;
    if (left <= 0) {
      throw new IOException("it ends too early");
    }
    int count = (int) Math.min(length, left);
    for (int i = 0; i < count; i++) {
      long at = streamPos + i;
      to[offset + i] = at < content.length ? content[(int) at] : 0;
    }
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return content.length;
  }
}

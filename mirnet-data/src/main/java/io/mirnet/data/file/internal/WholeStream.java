package io.mirnet.data.file.internal;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes and a few zeros for a reader that looks ahead; whoever reads on is told that the
 * file ends, by an exception that isn't taken for an end that was to be expected.
 */
public final class WholeStream extends ImageInputStreamImpl {
  /** TwelveMonkeys' reader of lossless WebP looks 9 bytes ahead. */
  private static final int AHEAD = 16;

  private final byte[] content;
  private final int length;

  /**
   * Makes a stream.
   *
   * @param content a file's bytes
   */
  public WholeStream(byte[] content) {
    this.content = Arrays.copyOf(content, content.length + AHEAD);
    this.length = content.length;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    requireMore();
    return content[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int most) throws IOException {
    bitOffset = 0;
    requireMore();
    int count = Math.min(most, content.length - (int) streamPos);
    System.arraycopy(content, (int) streamPos, to, offset, count);
    streamPos += count;
    return count;
  }

  private void requireMore() throws IOException {
    if (streamPos >= content.length) {
      throw new IOException("it ends too early");
    }
  }

  @Override
  public long length() {
    return length;
  }
}

package io.mirnet.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output that remembers what was lost: a {@code PrintWriter} over it tells nobody. */
final class Output extends FilterOutputStream {
  private IOException lost;

  Output(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      lost = e;
      throw e;
    }
  }

  /**
   * Returns why something was not written; nothing if whoever read it had enough, as {@code head}
   * has.
   */
  Optional<IOException> lost() {
    return Optional.ofNullable(lost)
        .filter(e -> e.getMessage() == null || !e.getMessage().contains("Broken pipe"));
  }
}

package io.mirnet.train.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to run a trial. The operating system holds it for the process and takes it back when
 * the process ends, however it ends; so nothing is left to clean up after a kill.
 */
final class TrialLock implements AutoCloseable {
  private final FileChannel channel;

  private TrialLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, or nothing if another process has it. */
  static Optional<TrialLock> take(Path trial) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              trial.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new TrialLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      close(channel);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't lock " + trial + ": " + e.getMessage(), e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(channel);
  }
}

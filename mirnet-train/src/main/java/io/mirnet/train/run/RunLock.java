package io.mirnet.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The right to write into the folder of a run or of a trial. The operating system holds it for the
 * process and takes it back when the process ends, however it ends; so nothing is left to clean up
 * after a kill. The file {@code lock} in the folder tells who has it.
 */
public final class RunLock implements AutoCloseable {
  static final String FILE = "lock";

  /**
   * What this process holds. It must not open such a file again: the system counts locks by
   * process, and closing any channel of a file gives all of them up.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path file;
  private final FileChannel channel;

  private RunLock(Path folder, Path file, FileChannel channel) {
    this.folder = folder;
    this.file = file;
    this.channel = channel;
  }

  /** How a file is locked; null if another process has it. */
  interface Locking {
    FileLock lock(FileChannel channel) throws IOException;
  }

  /** What to do where the file system has no locks. */
  private interface NoLocks {
    void met(IOException why) throws IOException;
  }

  /**
   * Takes the lock of a folder if it is free.
   *
   * @param folder a folder that is there
   * @return the lock, or nothing if another has it
   * @throws UncheckedIOException if the folder can't be written or its file system has no locks
   */
  public static Optional<RunLock> take(Path folder) {
    return take(
        folder,
        FileChannel::tryLock,
        why -> {
          throw why;
        });
  }

  /**
   * Takes the lock of a folder. Where the file system has no locks, it keeps out this process only.
   *
   * @param folder a folder that is there
   * @param warn is told if other processes are not kept out
   * @return the lock
   * @throws RunBusyException if another has it
   * @throws UncheckedIOException if the folder can't be written
   */
  public static RunLock require(Path folder, Consumer<String> warn) {
    return require(folder, warn, FileChannel::tryLock);
  }

  static RunLock require(Path folder, Consumer<String> warn, Locking locking) {
    NoLocks noLocks =
        why ->
            warn.accept(
                "%s can't be locked (%s): nothing keeps another process from writing there too"
                    .formatted(folder, why.getMessage()));
    return take(folder, locking, noLocks).orElseThrow(() -> busy(folder));
  }

  private static RunBusyException busy(Path folder) {
    try {
      Path file = folder.toRealPath().resolve(FILE);
      return new RunBusyException(
          folder, HELD.contains(file) ? Optional.of(Owner.self().text()) : Owner.told(file));
    } catch (IOException e) {
      return new RunBusyException(folder, Optional.empty());
    }
  }

  private static Optional<RunLock> take(Path folder, Locking locking, NoLocks noLocks) {
    try {
      Path file = folder.toRealPath().resolve(FILE);
      if (!HELD.add(file)) {
        return Optional.empty();
      }
      Optional<RunLock> lock = Optional.empty();
      try {
        lock = open(folder, file, locking, noLocks);
      } finally {
        if (lock.isEmpty()) {
          HELD.remove(file);
        }
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException("can't lock " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Optional<RunLock> open(Path folder, Path file, Locking locking, NoLocks noLocks)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = isLocked(channel, locking, noLocks);
      if (taken) {
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(Owner.self().text() + "\n"));
      }
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? Optional.of(new RunLock(folder, file, channel)) : Optional.empty();
  }

  private static boolean isLocked(FileChannel channel, Locking locking, NoLocks noLocks)
      throws IOException {
    try {
      return locking.lock(channel) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      noLocks.met(e);
      return true;
    }
  }

  /**
   * Returns the folder.
   *
   * @return as it was given
   */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}

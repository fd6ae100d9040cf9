package io.mirnet.data.matlab;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Matlab file of version 5 (what {@code save} writes) or 7.3 (HDF5, {@code save -v7.3}). Opening
 * reads no array. What can't be read ends in an {@link InputException} of one line, however the
 * file is damaged; nothing larger than a file of its length may hold is made room for on its word.
 */
public final class MatFile {
  /** Text of 116 bytes, an offset of 8, the version and the mark of the byte order. */
  private static final int HEADER = 128;

  private static final int VERSION_5 = 1;
  private static final int VERSION_73 = 2;

  private final Path path;
  private final MatContent content;

  private MatFile(Path path, MatContent content) {
    this.path = path;
    this.content = content;
  }

  /**
   * Whether a path is named as a Matlab file.
   *
   * @param path any path
   * @return whether it ends in {@code .mat}
   */
  public static boolean isNamed(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".mat");
  }

  /**
   * Opens a file.
   *
   * @param path where it is
   * @return the file
   * @throws InputException if it isn't there, is no Matlab file or can't be read
   */
  public static MatFile open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          Files.exists(path)
              ? path + " is not a file; give a .mat file"
              : "Matlab file " + path + " doesn't exist; check the path");
    }
    return reading(path, () -> new MatFile(path, content(path, map(path))));
  }

  /**
   * Lists what the file holds.
   *
   * @return all variables, in the file's order
   */
  public List<MatVariable> variables() {
    return reading(path, content::variables);
  }

  /**
   * Lists what the file holds, for messages.
   *
   * @return names, sizes and types
   */
  public String inventory() {
    List<MatVariable> all = variables();
    return all.isEmpty()
        ? "nothing"
        : all.stream().map(MatVariable::toString).collect(Collectors.joining(", "));
  }

  /**
   * Reads an array of numbers.
   *
   * @param name its name; in version 7.3 a path through structs as well
   * @return the array
   */
  public MatArray array(String name) {
    return reading(path, () -> content.array(name));
  }

  /**
   * Opens a cell. Version 5 is read at once, version 7.3 element by element.
   *
   * @param name its name; in version 7.3 a path through structs as well
   * @return the cell
   */
  public MatCell cell(String name) {
    MatCell cell = reading(path, () -> content.cell(name));
    return new MatCell(cell.variable(), index -> reading(path, () -> cell.elements().apply(index)));
  }

  private static ByteBuffer map(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new InputException(
            "%s has %d bytes, more than the 2 GiB that are read; save fewer variables in a file"
                .formatted(path, channel.size()));
      }
      return channel.map(MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static MatContent content(Path path, ByteBuffer bytes) throws IOException {
    byte[] header = new byte[Math.min(HEADER, bytes.limit())];
    bytes.get(0, header);
    String text = new String(header, StandardCharsets.ISO_8859_1);
    if (header.length == HEADER && text.startsWith("MATLAB")) {
      switch (version(header)) {
        case VERSION_5 -> {
          return new Mat5Content(bytes);
        }
        case VERSION_73 -> {
          return new Mat73Content(bytes);
        }
        default -> {}
      }
    }
    throw new InputException(
        "%s is no Matlab file of version 5 or 7.3; save it by Matlab with -v7 or -v7.3"
            .formatted(path));
  }

  /** The major version, or -1 where the mark of the byte order is missing. */
  private static int version(byte[] header) {
    if (header[126] == 'I' && header[127] == 'M') {
      return header[125];
    }
    return header[126] == 'M' && header[127] == 'I' ? header[124] : -1;
  }

  /** What may fail because of the file. */
  @FunctionalInterface
  private interface Reading<T> {
    T get() throws IOException;
  }

  /**
   * The libraries check little: damage shows as an index out of range, a wrong cast, an endless
   * recursion or a size that no memory holds.
   */
  private static <T> T reading(Path path, Reading<T> reading) {
    try {
      return reading.get();
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new InputException(
          "%s is damaged, cut off or of a kind that isn't read (%s); copy it anew"
              .formatted(path, reason(e)),
          e);
    } catch (OutOfMemoryError e) {
      throw new InputException(
          "%s: an array doesn't fit into Java's memory of %d MiB; give it more by -Xmx, or copy the file anew if it is damaged"
              .formatted(path, Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}

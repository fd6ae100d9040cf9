package io.mirnet.data.matlab;

import io.mirnet.api.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Writer;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;
import us.hebi.matlab.mat.types.Struct;

/**
 * Writes a Matlab file of version 5, compressed, one variable after the other. Pictures are made as
 * they are written, so that one is held at a time.
 */
public final class MatWriter {
  private final Mat5Writer writer;

  private MatWriter(Mat5Writer writer) {
    this.writer = writer;
  }

  /**
   * Writes a file beside its place and moves it there when it is whole, so that one that is cut
   * short is never taken for a result. Its folder is made where it is missing.
   *
   * @param path the file; one of that name is replaced
   * @param variables writes them
   * @throws UncheckedIOException if writing fails
   */
  public static void write(Path path, Consumer<MatWriter> variables) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "." + path.getFileName(), ".part");
      try {
        try (Sink sink = Sinks.newStreamingFile(part.toFile())) {
          // Noise compresses badly at any level, and the best takes longer than a network.
          Mat5Writer writer = Mat5.newWriter(sink).setDeflateLevel(Deflater.BEST_SPEED);
          writer.writeMat(Mat5.newMatFile());
          variables.accept(new MatWriter(writer));
          writer.flush();
        }
        move(part, path);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s can't be written (%s); check the folder and its free space".formatted(path, e), e);
    }
  }

  private static void move(Path part, Path path) throws IOException {
    try {
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Writes a cell of pictures, single of height x width x channels, as they are: not rounded.
   *
   * @param name the variable
   * @param rows rows of the cell
   * @param columns columns of the cell
   * @param sizes height, width and channels of the picture at a place; the rows run fastest
   * @param pictures makes the picture at a place
   */
  public void pictures(
      String name, int rows, int columns, IntFunction<int[]> sizes, IntFunction<Image> pictures) {
    write(name, PictureCell.of(rows, columns, sizes, pictures));
  }

  /**
   * Writes a number.
   *
   * @param name the variable
   * @param value a double
   */
  public void number(String name, double value) {
    write(name, Mat5.newScalar(value));
  }

  /**
   * Writes a truth value.
   *
   * @param name the variable
   * @param value a logical
   */
  public void truth(String name, boolean value) {
    // MFL's own logical is an int8, which neither Matlab nor SciPy writes for one.
    Matrix logical =
        Mat5.newNumerical(new int[] {1, 1}, MatlabType.UInt8, true, false, new Bounded(1));
    logical.setBoolean(0, value);
    write(name, logical);
  }

  /**
   * Writes a text.
   *
   * @param name the variable
   * @param text a row of characters
   */
  public void text(String name, String text) {
    write(name, Mat5.newString(text));
  }

  /**
   * Writes a struct of texts.
   *
   * @param name the variable
   * @param fields texts by the names of the fields, in order
   */
  public void texts(String name, Map<String, String> fields) {
    Struct struct = Mat5.newStruct();
    fields.forEach((field, text) -> struct.set(field, Mat5.newString(text)));
    write(name, struct);
  }

  private void write(String name, Array array) {
    try {
      writer.writeArray(name, array);
    } catch (IOException e) {
      throw new UncheckedIOException("variable %s can't be written (%s)".formatted(name, e), e);
    }
  }
}

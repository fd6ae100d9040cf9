package io.mirnet.data.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.Deflater;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** Small Matlab files: of version 5 by MFL, of version 7.3 from resources that make.py made. */
public final class MatFixtures {
  private MatFixtures() {}

  /** The sample of the blocks of both versions. */
  public static int sample(int photograph, int block, int y, int x, int channel) {
    return (photograph * 101 + block * 37 + y * 13 + x * 7 + channel * 3) % 256;
  }

  /** Writes uint8 blocks of version 5, as SIDD's. */
  public static Path blocks(Path file, int photographs, int blocks, int height, int width) {
    Matrix matrix =
        Mat5.newMatrix(new int[] {photographs, blocks, height, width, 3}, MatlabType.UInt8);
    for (int p = 0; p < photographs; p++) {
      for (int b = 0; b < blocks; b++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            for (int c = 0; c < 3; c++) {
              matrix.setByte(new int[] {p, b, y, x, c}, (byte) sample(p, b, y, x, c));
            }
          }
        }
      }
    }
    return write(file, "Noisy", matrix);
  }

  /** Writes a file of one array, compressed as Matlab does. */
  public static Path write(Path file, String name, Array array) {
    return write(file, name, array, Deflater.DEFAULT_COMPRESSION);
  }

  /** Writes a file of one array as it is. */
  public static Path writePlain(Path file, String name, Array array) {
    return write(file, name, array, Deflater.NO_COMPRESSION);
  }

  private static Path write(Path file, String name, Array array, int level) {
    try (var sink = Sinks.newStreamingFile(file.toFile())) {
      Mat5.newWriter(sink).setDeflateLevel(level).writeMat(Mat5.newMatFile().addArray(name, array));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Copies a file of version 7.3. */
  public static Path resource(String name, Path to) {
    try (InputStream in = MatFixtures.class.getResourceAsStream("/io/mirnet/data/matlab/" + name)) {
      Files.createDirectories(to.getParent());
      Files.copy(Objects.requireNonNull(in), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to;
  }

  /** Lays out a folder as DND is, of two pictures with two boxes each. */
  public static Path dnd(Path folder) {
    resource("info.mat", folder.resolve("info.mat"));
    resource("0001.mat", folder.resolve("images_srgb/0001.mat"));
    resource("0002.mat", folder.resolve("images_srgb/0002.mat"));
    return folder;
  }
}

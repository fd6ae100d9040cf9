package io.mirnet.data.file;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads PNG, JPEG, TIFF, WebP and BMP, and writes all of these but WebP. Samples are those that the
 * file stores: they come from the raster, since {@code BufferedImage.getRGB} drops 16 bit to 8 and
 * passes grey through a colour conversion, and an ICC profile goes with them instead of changing
 * them. A picture whose EXIF orientation says so is turned upright.
 */
public final class ImageFiles {
  /** The suffixes of picture files, in lower case: the one place that lists them. */
  public static final List<String> SUFFIXES =
      List.of("png", "jpg", "jpeg", "tif", "tiff", "webp", "bmp");

  /** Those of them that are written too. */
  public static final List<String> WRITTEN = List.of("png", "jpg", "jpeg", "tif", "tiff", "bmp");

  /** High enough that JPEG's own artefacts stay below those that a network removes; in percent. */
  public static final int JPEG_QUALITY = 95;

  private ImageFiles() {}

  /**
   * Reads a picture. What the file is, is told by its first bytes, not by its suffix.
   *
   * @param file a picture file
   * @return its colours, upright, opacity, profile, and whether the file is grey
   * @throws InputException if the file is missing, damaged, cut off or of a kind that isn't read
   */
  public static ImageFile read(Path file) {
    return new Decoder(file).decode(content(file));
  }

  /**
   * Reads the size of a picture from its header, without decoding it.
   *
   * @param file a picture file
   * @return the size of the upright picture
   * @throws InputException if the file is missing or its header can't be read
   */
  public static Size size(Path file) {
    return header(file).size();
  }

  /**
   * Reads what a picture's header says, without decoding it.
   *
   * @param file the file
   * @return size and orientation
   * @throws InputException if it is missing, no picture or damaged
   */
  public static Header header(Path file) {
    requireFile(file);
    return new Decoder(file).header();
  }

  /**
   * Writes a picture without a profile, JPEG in quality {@link #JPEG_QUALITY}.
   *
   * @param file a path that ends in one of {@link #WRITTEN}
   * @param colour 3 channels, 8 or 16 bit (PNG and TIFF only)
   * @param alpha opacity, 1 channel (PNG and TIFF only); converted to the depth of the colours
   * @param grey whether to write one grey channel: the mean of the three, rounded half to even
   * @throws InputException if the file's kind can't hold the picture, with the remedy
   * @throws UncheckedIOException if writing fails
   */
  public static void write(Path file, Image colour, Optional<Image> alpha, boolean grey) {
    write(file, new ImageFile(colour, alpha, grey), JPEG_QUALITY);
  }

  /**
   * Writes a picture to a file next to it first and then moves that into place, so that nobody ever
   * sees half a picture. A file of that name is replaced. The profile is written too, but to BMP,
   * which has no place that readers look at.
   *
   * @param file a path that ends in one of {@link #WRITTEN}
   * @param picture 8 or 16 bit (PNG and TIFF only), with opacity (PNG and TIFF only); grey is
   *     written as one channel, the mean of the three, rounded half to even
   * @param jpegQuality 1 to 100
   * @throws InputException if the file's kind can't hold the picture, with the remedy
   * @throws UncheckedIOException if writing fails
   */
  public static void write(Path file, ImageFile picture, int jpegQuality) {
    String suffix = suffix(file);
    if (!WRITTEN.contains(suffix)) {
      throw new InputException(
          "%s: pictures are written as %s; name the output so"
              .formatted(file, String.join(", ", WRITTEN)));
    }
    Encoding encoding =
        switch (suffix) {
          case "png" -> Encoding.PNG;
          case "bmp" -> Encoding.BMP;
          case "tif", "tiff" -> Encoding.TIFF;
          default -> Encoding.JPEG;
        };
    new Encoder(file, encoding, jpegQuality).write(picture);
  }

  /**
   * Encodes a picture as PNG, for pages that hold their pictures.
   *
   * @param colour 3 channels, 8 or 16 bit
   * @return a file's content
   */
  public static byte[] png(Image colour) {
    return Encoder.png(new ImageFile(colour, Optional.empty(), false));
  }

  /**
   * Lists the pictures of a folder, told by their suffix; not of folders within it, nor files whose
   * name starts with a dot.
   *
   * @param folder the folder
   * @return paths in {@link NaturalOrder} of their names; empty if there are none
   * @throws InputException if the folder is missing, not a folder or not readable
   */
  public static List<Path> list(Path folder) {
    requireFolder(folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(ImageFiles::isPicture)
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> file.getFileName().toString(), new NaturalOrder()))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(
          "folder %s can't be read (%s); check its permissions".formatted(folder, e), e);
    }
  }

  /**
   * Tells a picture by its name.
   *
   * @param file a path
   * @return whether it has one of {@link #SUFFIXES} and doesn't start with a dot
   */
  public static boolean isPicture(Path file) {
    return SUFFIXES.contains(suffix(file)) && !name(file).startsWith(".");
  }

  /**
   * Insists on a folder.
   *
   * @param folder a path
   * @throws InputException if it is missing or no folder
   */
  public static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          Files.exists(folder)
              ? folder + " is not a folder; give the folder that holds the pictures"
              : "folder " + folder + " doesn't exist; check the path");
    }
  }

  /**
   * Returns a file's name without folder and suffix.
   *
   * @param file a path
   * @return the stem: {@code 0012} of {@code input/0012.png}
   */
  public static String stem(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Returns a file's suffix.
   *
   * @param file a path
   * @return what follows the last dot of its name, in lower case; empty where there is none
   */
  public static String suffix(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static byte[] content(Path file) {
    requireFile(file);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(
          "picture %s can't be read (%s); check its permissions".formatted(file, e), e);
    }
  }

  private static void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw new InputException("picture " + file + " doesn't exist; check the path");
    }
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a folder; a picture file is needed here");
    }
  }
}

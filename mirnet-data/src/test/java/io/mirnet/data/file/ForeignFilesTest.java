package io.mirnet.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that other programs wrote, and checksums of the samples that Pillow 13 and OpenCV 5 see in
 * them: {@code make.py} next to the files wrote both. A checksum is of samples of two bytes.
 */
class ForeignFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "420.jpg, 0c40c324",
    "420-progressive.jpg, 0c40c324",
    "422.jpg, 665a60f1",
    "440.jpg, a52061ff",
    "adobe-rgb.jpg, 044fefcf",
    "grey.jpg, 4c05843e",
    "ids.jpg, 86993ed1",
    "deep.tif, 5388cb82",
    "jpeg.tif, 3740c5e8",
    "opacity.webp, 775982e3",
    "24.bmp, a724ac2e",
    "palette.bmp, 6eaba475",
  })
  void samplesAreThoseThatPillowAndOpenCvSee(String name, String expected) {
    Path file = file(name);
    ImageFile read = ImageFiles.read(file);
    assertThat(checksum(read.colour())).isEqualTo(expected);
    assertThat(ImageFiles.size(file)).isEqualTo(new Size(21, 13));
    assertThat(read.colour().bits()).isEqualTo(name.startsWith("deep") ? 16 : 8);
    assertThat(read.grey()).isEqualTo(name.startsWith("grey"));
    assertThat(read.alpha().isPresent()).isEqualTo(name.startsWith("opacity"));
    assertThat(read.turned()).isFalse();
  }

  /** The profile has its primaries exchanged: a conversion would exchange red and green. */
  @ParameterizedTest
  @CsvSource({"jpg, 472a5601", "tif, a724ac2e", "png, a724ac2e", "webp, a724ac2e"})
  void aProfileGoesWithTheSamplesAndChangesNone(String suffix, String expected) {
    ImageFile read = ImageFiles.read(file("wide." + suffix));
    assertThat(checksum(read.colour())).isEqualTo(expected);
    byte[] profile = read.profile().orElseThrow().toArray();
    assertThat(checksum(profile)).isEqualTo("203d3405");
    for (String out : new String[] {"png", "jpg", "tif"}) {
      Path copy = folder.resolve("copy." + out);
      ImageFiles.write(copy, read, 95);
      assertThat(ImageFiles.read(copy).profile()).as(out).isEqualTo(read.profile());
    }
  }

  @ParameterizedTest
  @CsvSource({"jpg, 472a5601", "tif, a724ac2e", "png, a724ac2e", "webp, a724ac2e"})
  void aProfileOfOtherDataThanRgbIsLeftOut(String suffix, String expected) {
    ImageFile read = ImageFiles.read(file("lab-profile." + suffix));
    assertThat(checksum(read.colour())).isEqualTo(expected);
    assertThat(read.profile()).isEmpty();
  }

  @Test
  void aDamagedProfileKeepsNobodyFromTheSamples() throws IOException {
    byte[] jpeg = Files.readAllBytes(file("wide.jpg"));
    int part = indexOf(jpeg, (byte) 0xff, (byte) 0xe2);
    jpeg[part + 16] = 7; // of 1 part
    Path file = Files.write(folder.resolve("part.jpg"), jpeg);
    assertThat(checksum(ImageFiles.read(file).colour())).isEqualTo("472a5601");
    assertThat(ImageFiles.read(file).profile()).isEmpty();
    byte[] webp = Files.readAllBytes(file("wide.webp"));
    webp[30 + 8 + 36] = 'x'; // RIFF and VP8X; the chunk's head; "acsp" in the profile
    file = Files.write(folder.resolve("acsp.webp"), webp);
    assertThat(checksum(ImageFiles.read(file).colour())).isEqualTo("a724ac2e");
    assertThat(ImageFiles.size(file)).isEqualTo(new Size(21, 13));
    assertThat(ImageFiles.read(file).profile()).isEmpty();
  }

  @Test
  void aPartThatEndsBeyondTheFileKeepsNobodyFromTheSamples() throws IOException {
    byte[] webp = Files.readAllBytes(file("wide.webp"));
    byte[] longer = Arrays.copyOf(webp, webp.length + 8);
    Arrays.fill(longer, webp.length, longer.length, (byte) 0x7f); // A name and 2 GB.
    ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(4, longer.length - 8);
    Path file = Files.write(folder.resolve("beyond.webp"), longer);
    assertThat(checksum(ImageFiles.read(file).colour())).isEqualTo("a724ac2e");
    assertThat(ImageFiles.size(file)).isEqualTo(new Size(21, 13));
  }

  @ParameterizedTest
  @CsvSource({"jpg, 3eb14df9", "tif, 3ba5bb11", "png, 3ba5bb11", "webp, 3ba5bb11"})
  void aPictureThatLiesOnItsSideStandsUpright(String suffix, String expected) {
    Path file = file("turned." + suffix);
    ImageFile read = ImageFiles.read(file);
    assertThat(checksum(read.colour())).isEqualTo(expected);
    assertThat(read.turned()).isTrue();
    assertThat(ImageFiles.size(file)).isEqualTo(new Size(13, 21));
    Path copy = folder.resolve("copy.tif");
    ImageFiles.write(copy, read, 95);
    assertThat(ImageFiles.read(copy).turned()).isFalse();
    assertThat(ImageFiles.read(copy).colour()).isEqualTo(read.colour());
  }

  /** By the corner that holds the first row's first pixel; the rows of CIPA DC-008, tag 274. */
  @ParameterizedTest
  @CsvSource({
    "1, 1 2 3 4 5 6", "2, 3 2 1 6 5 4", "3, 6 5 4 3 2 1", "4, 4 5 6 1 2 3",
    "5, 1 4 2 5 3 6", "6, 4 1 5 2 6 3", "7, 6 3 5 2 4 1", "8, 3 6 2 5 1 4",
    "0, 1 2 3 4 5 6", "9, 1 2 3 4 5 6",
  })
  void allEightOrientationsAreTurned(int orientation, String expected) throws IOException {
    byte[] exif = {
      'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0
    };
    byte[] png =
        new PngBytes(3, 2, 8, PngBytes.GREY).chunk("eXIf", exif).rows(0, 1, 2, 3, 0, 4, 5, 6);
    Image read = ImageFiles.read(Files.write(folder.resolve("a.png"), png)).colour();
    StringBuilder samples = new StringBuilder();
    for (int i = 0; i < read.length(); i += 3) {
      samples.append(i == 0 ? "" : " ").append(read.sample(i));
    }
    assertThat(samples).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({"cmyk.jpg, CMYK", "lab.tif, CIELab"})
  void coloursThatAreNotRgbAreRefusedByName(String name, String colours) {
    assertThatThrownBy(() -> ImageFiles.read(file(name)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(colours)
        .hasMessageContaining("convert it to RGB");
  }

  @Test
  void twelveBitsInAJpegAreRefused() throws IOException {
    byte[] jpeg = Files.readAllBytes(file("grey.jpg"));
    int frame = indexOf(jpeg, (byte) 0xff, (byte) 0xc0);
    jpeg[frame + 4] = 12;
    assertThatThrownBy(() -> ImageFiles.read(Files.write(folder.resolve("a.jpg"), jpeg)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("12 bits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep.tif", "jpeg.tif", "wide.tif", "opacity.webp", "24.bmp", "420.jpg"})
  void whatIsCutOffAnywhereIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(file(name));
    for (int length = 1; length < whole.length - 2; length += 61) {
      Path cut = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ImageFiles.read(cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("cut-" + name);
    }
  }

  /** A few bytes that claim to be huge: refused by their header, before memory is taken. */
  @ParameterizedTest
  @CsvSource({"420.jpg, can't hold its", "420-progressive.jpg, can't hold its"})
  void moreJpegPixelsThanTheFileHasBitsForAreRefused(String name, String reason)
      throws IOException {
    byte[] jpeg = Files.readAllBytes(file(name));
    int frame = indexOf(jpeg, (byte) 0xff, (byte) (name.startsWith("420-") ? 0xc2 : 0xc0));
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 25000).putShort(frame + 7, (short) 25000);
    assertNeitherReadNorMeasured(Files.write(folder.resolve("huge.jpg"), jpeg), reason);
  }

  private static void assertNeitherReadNorMeasured(Path file, String reason) {
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> ImageFiles.size(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason);
  }

  /** Two sides of 14 bits each, from where the format has them. */
  @ParameterizedTest
  @CsvSource({"lossy.webp, 26, 3000, can't hold its", "lossless.webp, 21, 16000, can't hold its"})
  void moreWebpPixelsThanTheFileHasBitsForAreRefused(String name, int at, int side, String reason)
      throws IOException {
    assertNeitherReadNorMeasured(withSides(name, at, side), reason);
  }

  /** Not all that follows them in the file. */
  @Test
  void onlyTheBytesOfItsPixelsCountForAWebp() throws IOException {
    byte[] webp = Files.readAllBytes(withSides("lossy.webp", 26, 1000));
    Path file = Files.write(folder.resolve("long.webp"), Arrays.copyOf(webp, 1 << 20));
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("can't hold its 1000x1000 pixels");
  }

  /** The reader of lossless WebP goes on with what it has seen last. */
  @Test
  void aLosslessWebpThatEndsBeforeItsPixelsDoIsRefused() throws IOException {
    Path file = withSides("lossless.webp", 21, 1000);
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it ends too early");
  }

  /** A byte stands for 16,200 pixels here. */
  @Test
  void aBlackLosslessWebpIsRead() {
    ImageFile black = ImageFiles.read(file("black.webp"));
    assertThat(black.colour().width()).isEqualTo(1920);
    assertThat(black.colour().height()).isEqualTo(1080);
    assertThat(checksum(black.colour()))
        .isEqualTo(checksum(Image.of(1920, 1080, 3, new byte[1920 * 1080 * 3])));
  }

  private Path withSides(String name, int at, int side) throws IOException {
    byte[] webp = Files.readAllBytes(file(name));
    ByteBuffer sides = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    if (name.startsWith("lossy")) {
      sides.putShort(at, (short) side).putShort(at + 2, (short) side);
    } else {
      sides.putInt(at, (side - 1) << 14 | side - 1);
    }
    return Files.write(folder.resolve("huge.webp"), webp);
  }

  @Test
  void moreTiffAndBmpPixelsThanTheFileHasBitsForAreRefused() throws IOException {
    byte[] bmp = Files.readAllBytes(file("palette.bmp"));
    ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
    // Width, height, and run lengths of 8 bits: without them the JDK's own reader refuses it.
    header.putInt(18, 10_000).putInt(22, 10_000).putInt(30, 1);
    Path file = Files.write(folder.resolve("huge.bmp"), bmp);
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("can't hold its 10000x10000 pixels");
    byte[] tiff = Files.readAllBytes(file("deep.tif"));
    ByteBuffer tags = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    int directory = tags.getInt(4);
    for (int i = 0; i < tags.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      if (tags.getShort(entry) == 256 || tags.getShort(entry) == 257) {
        tags.putShort(entry + 2, (short) 4).putInt(entry + 8, 20000);
      }
    }
    Path second = Files.write(folder.resolve("huge.tif"), tiff);
    assertThatThrownBy(() -> ImageFiles.read(second))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("can't hold its 20000x20000 pixels");
  }

  @Test
  void aPictureThatMemoryCannotHoldIsRefusedBeforeItIsTaken() {
    assertThatThrownBy(() -> Room.require(Path.of("a.tif"), new Size(60_000, 60_000)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.tif")
        .hasMessageContaining("60000x60000")
        .hasMessageContaining("-Xmx");
  }

  private Path file(String name) {
    try (InputStream in = ForeignFilesTest.class.getResourceAsStream(name)) {
      return Files.write(folder.resolve(name), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int indexOf(byte[] bytes, byte first, byte second) {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (bytes[i] == first && bytes[i + 1] == second) {
        return i;
      }
    }
    throw new AssertionError("no such bytes");
  }

  private static String checksum(Image image) {
    ByteBuffer samples = ByteBuffer.allocate(2 * image.length());
    for (int i = 0; i < image.length(); i++) {
      samples.putShort((short) image.sample(i));
    }
    return checksum(samples.array());
  }

  private static String checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return "%08x".formatted(crc.getValue());
  }
}

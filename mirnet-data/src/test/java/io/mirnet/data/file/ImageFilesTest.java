package io.mirnet.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFilesTest {
  @TempDir Path folder;

  @Test
  void greySamplesStayWhatTheyAre() throws IOException {
    ImageFile read = read(new PngBytes(2, 1, 8, PngBytes.GREY).rows(0, 64, 137));
    assertThat(samples(read.colour())).containsExactly(64, 64, 64, 137, 137, 137);
    assertThat(read.colour().bits()).isEqualTo(8);
    assertThat(read.grey()).isTrue();
    assertThat(read.alpha()).isEmpty();
  }

  @Test
  void sixteenBitGreyStaysSixteenBit() throws IOException {
    ImageFile read = read(new PngBytes(2, 1, 16, PngBytes.GREY).rows(0, 0x12, 0x34, 0xff, 0xfe));
    assertThat(samples(read.colour()))
        .containsExactly(0x1234, 0x1234, 0x1234, 0xfffe, 0xfffe, 0xfffe);
    assertThat(read.colour().bits()).isEqualTo(16);
    assertThat(read.grey()).isTrue();
  }

  @Test
  void sixteenBitColoursAreExact() throws IOException {
    ImageFile read =
        read(
            new PngBytes(1, 2, 16, PngBytes.RGB)
                .rows(0, 0, 1, 0x80, 2, 0xff, 3, 0, 9, 8, 7, 6, 5, 4));
    assertThat(samples(read.colour()))
        .containsExactly(0x0001, 0x8002, 0xff03, 0x0908, 0x0706, 0x0504);
    assertThat(read.grey()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 0xA0, 255, 0, 255", "2, 0x6C, 85, 170, 255", "4, 0x37, 51, 119, 238"})
  void fewBitsOfGreyAreScaledExactly(int bits, String row, int first, int second, int third)
      throws IOException {
    int[] rows =
        bits == 4 ? new int[] {0, Integer.decode(row), 0xE0} : new int[] {0, Integer.decode(row)};
    ImageFile read = read(new PngBytes(3, 1, bits, PngBytes.GREY).rows(rows));
    assertThat(samples(read.colour()))
        .containsExactly(first, first, first, second, second, second, third, third, third);
    assertThat(read.grey()).isTrue();
  }

  @Test
  void paletteIsExpandedAndItsTransparencyKeptApart() throws IOException {
    byte[] png =
        new PngBytes(3, 1, 8, PngBytes.PALETTE)
            .chunk("PLTE", PngBytes.bytes(10, 20, 30, 200, 100, 50))
            .chunk("tRNS", (byte) 99)
            .rows(0, 1, 0, 1);
    ImageFile read = read(png);
    assertThat(samples(read.colour())).containsExactly(200, 100, 50, 10, 20, 30, 200, 100, 50);
    assertThat(samples(read.alpha().orElseThrow())).containsExactly(255, 99, 255);
    assertThat(read.grey()).isFalse();
  }

  @Test
  void alphaIsKeptApart() throws IOException {
    ImageFile grey = read(new PngBytes(2, 1, 8, PngBytes.GREY_ALPHA).rows(0, 64, 0, 65, 128));
    assertThat(samples(grey.colour())).containsExactly(64, 64, 64, 65, 65, 65);
    assertThat(samples(grey.alpha().orElseThrow())).containsExactly(0, 128);
    ImageFile colour =
        read(new PngBytes(1, 1, 16, PngBytes.RGB_ALPHA).rows(0, 1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(samples(colour.colour())).containsExactly(0x0102, 0x0304, 0x0506);
    assertThat(samples(colour.alpha().orElseThrow())).containsExactly(0x0708);
  }

  @Test
  void aTransparentColourWithoutPaletteBecomesAlpha() throws IOException {
    byte[] png =
        new PngBytes(2, 1, 8, PngBytes.RGB)
            .chunk("tRNS", PngBytes.bytes(0, 1, 0, 2, 0, 3))
            .rows(0, 1, 2, 3, 4, 5, 6);
    ImageFile read = read(png);
    assertThat(samples(read.colour())).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(samples(read.alpha().orElseThrow())).containsExactly(0, 255);
    ImageFile grey =
        read(
            new PngBytes(2, 1, 8, PngBytes.GREY)
                .chunk("tRNS", PngBytes.bytes(0, 64))
                .rows(0, 64, 65));
    assertThat(samples(grey.colour())).containsExactly(64, 64, 64, 65, 65, 65);
    assertThat(samples(grey.alpha().orElseThrow())).containsExactly(0, 255);
  }

  @ParameterizedTest
  @CsvSource({
    "8, false, false", "8, true, false", "8, false, true", "8, true, true",
    "16, false, false", "16, true, false", "16, false, true", "16, true, true"
  })
  void pngComesBackSampleForSample(int bits, boolean grey, boolean transparent) {
    Image colour = noise(5, 7, grey ? 1 : 3, bits);
    if (grey) {
      Samples spread = new Samples(5, 7, 3, bits);
      for (int sample : samples(colour)) {
        IntStream.range(0, 3).forEach(c -> spread.add(sample));
      }
      colour = spread.image();
    }
    Optional<Image> alpha = transparent ? Optional.of(noise(5, 7, 1, bits)) : Optional.empty();
    Path file = folder.resolve("picture.PNG");
    ImageFiles.write(file, colour, alpha, grey);
    assertThat(ImageFiles.read(file)).isEqualTo(new ImageFile(colour, alpha, grey));
    assertThat(ImageFiles.size(file)).isEqualTo(new Size(7, 5));
    assertThat(folder).isDirectoryContaining("glob:**picture.PNG");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "tif, 8, false, false", "TIFF, 8, true, false", "tif, 8, false, true", "tif, 8, true, true",
    "tif, 16, false, false", "tif, 16, true, false", "tif, 16, false, true", "bmp, 8, false, false"
  })
  void otherLosslessFilesComeBackToo(String suffix, int bits, boolean grey, boolean transparent) {
    Image colour = noise(5, 7, 3, bits);
    Optional<Image> alpha = transparent ? Optional.of(noise(5, 7, 1, bits)) : Optional.empty();
    Path first = folder.resolve("first.png");
    ImageFiles.write(first, colour, alpha, grey);
    Path file = folder.resolve("picture." + suffix);
    ImageFiles.write(file, ImageFiles.read(first), 95);
    assertThat(ImageFiles.read(file)).isEqualTo(ImageFiles.read(first));
    assertThat(ImageFiles.size(file)).isEqualTo(new Size(7, 5));
  }

  @Test
  void aJpegOfLowerQualityIsSmaller() {
    ImageFile picture = new ImageFile(noise(32, 32, 3, 8), Optional.empty(), false);
    Path high = folder.resolve("high.jpg");
    Path low = folder.resolve("low.jpg");
    ImageFiles.write(high, picture, 98);
    ImageFiles.write(low, picture, 50);
    assertThat(low.toFile().length()).isLessThan(high.toFile().length() / 2);
  }

  @Test
  void aPngInMemoryIsThatOfAFile() throws IOException {
    Image picture = Image.of(1, 2, 3, new byte[] {1, 2, 3, 4, 5, (byte) 255});
    Path file = Files.write(folder.resolve("a.png"), ImageFiles.png(picture));
    assertThat(ImageFiles.read(file).colour()).isEqualTo(picture);
  }

  @Test
  void jpegKeepsColoursApartFromItsLoss() {
    Samples samples = new Samples(32, 32, 3, 8);
    for (int i = 0; i < 32 * 32; i++) {
      samples.add(200);
      samples.add(40);
      samples.add(90);
    }
    Path file = folder.resolve("a.jpg");
    ImageFiles.write(file, samples.image(), Optional.empty(), false);
    ImageFile read = ImageFiles.read(file);
    assertThat(read.grey()).isFalse();
    for (int c = 0; c < 3; c++) {
      assertThat(read.colour().sample(300 + c))
          .isCloseTo(new int[] {200, 40, 90}[c], Offset.offset(3));
    }
    Path grey = folder.resolve("grey.jpeg");
    ImageFiles.write(grey, samples.image(), Optional.empty(), true);
    assertThat(ImageFiles.read(grey).grey()).isTrue();
    assertThat(ImageFiles.read(grey).colour().sample(300)).isCloseTo(110, Offset.offset(2));
    assertThat(ImageFiles.size(grey)).isEqualTo(new Size(32, 32));
  }

  @Test
  void jpegRefusesWhatItCannotHold() {
    Path file = folder.resolve("a.jpg");
    assertThatThrownBy(
            () -> ImageFiles.write(file, noise(4, 4, 3, 8), Optional.of(noise(4, 4, 1, 8)), false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.jpg")
        .hasMessageContaining("transparency")
        .hasMessageContaining(".png");
    assertThatThrownBy(() -> ImageFiles.write(file, noise(4, 4, 3, 16), Optional.empty(), false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("16 bits");
    assertThat(file).doesNotExist();
  }

  @Test
  void writingRefusesOtherSuffixesAndFloats() {
    assertThatThrownBy(
            () ->
                ImageFiles.write(
                    folder.resolve("a.webp"), noise(4, 4, 3, 8), Optional.empty(), false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("png, jpg, jpeg, tif, tiff, bmp");
    assertThatThrownBy(
            () ->
                ImageFiles.write(
                    folder.resolve("a.png"),
                    Image.of(1, 1, 3, new float[3]),
                    Optional.empty(),
                    false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quantize");
  }

  @Test
  void aFailedWriteNamesTheFileAndLeavesTheOldOne() throws IOException {
    assertThatThrownBy(
            () ->
                ImageFiles.write(
                    folder.resolve("none/a.png"), noise(4, 4, 3, 8), Optional.empty(), false))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.png");
    Path occupied = Files.createDirectories(folder.resolve("b.png/full"));
    assertThatThrownBy(
            () ->
                ImageFiles.write(occupied.getParent(), noise(4, 4, 3, 8), Optional.empty(), false))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(folder.toFile().list()).containsExactly("b.png");
  }

  @Test
  void aGreyPictureIsWrittenAsTheMeanOfItsChannels() {
    Path file = folder.resolve("grey.png");
    ImageFiles.write(file, Image.of(1, 1, 3, PngBytes.bytes(10, 20, 33)), Optional.empty(), true);
    assertThat(samples(ImageFiles.read(file).colour())).containsExactly(21, 21, 21);
  }

  @ParameterizedTest
  @CsvSource({"png", "jpg"})
  void aPictureCutOffAnywhereIsRefused(String suffix) throws IOException {
    Path file = folder.resolve("whole." + suffix);
    ImageFiles.write(file, noise(40, 30, 3, 8), Optional.empty(), false);
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut." + suffix);
    for (int length = 1; length < whole.length; length += 37) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ImageFiles.read(cut))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("cut." + suffix);
    }
    Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> ImageFiles.read(cut)).hasMessageContaining("ends too early");
  }

  @Test
  void aFlippedBitInAPngIsFound() throws IOException {
    byte[] png = new PngBytes(2, 1, 8, PngBytes.GREY).rows(0, 64, 137);
    png[png.length - 20] ^= 4;
    assertThatThrownBy(() -> read(png))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void aPngWithTooFewRowsIsRefused() {
    assertThatThrownBy(() -> read(new PngBytes(4, 4, 8, PngBytes.GREY).rows(0, 1, 2, 3, 4)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test.png");
  }

  @Test
  void aPngWithNonsenseInItsHeaderIsRefused() {
    assertThatThrownBy(() -> read(new PngBytes(2, 1, 5, 9).rows(0, 64, 137)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test.png");
    assertThatThrownBy(
            () -> read(new PngBytes(2_000_000_000, 2_000_000_000, 8, PngBytes.RGB).rows(0)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test.png");
  }

  @Test
  void whatIsNoPictureIsRefusedWithTheReason() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture at all");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    for (Path file : new Path[] {text, empty, folder, folder.resolve("none.png")}) {
      assertThatThrownBy(() -> ImageFiles.read(file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(file.toString());
      assertThatThrownBy(() -> ImageFiles.size(file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(file.toString());
    }
    assertThatThrownBy(() -> ImageFiles.read(text))
        .hasMessageContaining("no PNG, JPEG, TIFF, WebP or BMP");
    assertThatThrownBy(() -> ImageFiles.read(empty)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> ImageFiles.read(folder)).hasMessageContaining("is a folder");
  }

  @Test
  void aCmykJpegIsRefusedWithTheRemedy() throws IOException {
    Path file = folder.resolve("cmyk.jpg");
    Files.write(file, JpegBytes.cmyk());
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cmyk.jpg")
        .hasMessageContaining("RGB");
  }

  @Test
  void listsPicturesInNaturalOrder() throws IOException {
    for (String name : new String[] {"10.png", "2.JPG", "1.jpeg", "._1.png", "notes.txt", "png"}) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("3.png"));
    assertThat(ImageFiles.list(folder))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("1.jpeg", "2.JPG", "10.png");
  }

  @Test
  void listingRefusesWhatIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("a.png"));
    assertThatThrownBy(() -> ImageFiles.list(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a folder");
    assertThatThrownBy(() -> ImageFiles.list(folder.resolve("none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("doesn't exist");
  }

  @Test
  void stemIsTheNameWithoutFolderAndSuffix() {
    assertThat(ImageFiles.stem(Path.of("a/b.c.png"))).isEqualTo("b.c");
    assertThat(ImageFiles.stem(Path.of("b"))).isEqualTo("b");
    assertThat(ImageFiles.stem(Path.of(".png"))).isEqualTo(".png");
  }

  private ImageFile read(byte[] content) throws IOException {
    return ImageFiles.read(Files.write(folder.resolve("test.png"), content));
  }

  private static int[] samples(Image image) {
    return IntStream.range(0, image.length()).map(image::sample).toArray();
  }

  private static Image noise(int height, int width, int channels, int bits) {
    SplittableRandom random = new SplittableRandom(7);
    Samples samples = new Samples(height, width, channels, bits);
    for (int i = 0; i < height * width * channels; i++) {
      samples.add(random.nextInt(1 << bits));
    }
    return samples.image();
  }
}

package io.mirnet.data.matlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.data.benchmark.Blocks;
import io.mirnet.data.benchmark.DndPictures;
import io.mirnet.data.benchmark.MatFixtures;
import io.mirnet.data.file.ImageFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;

@Timeout(30)
class MatFileTest {
  private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G'};

  /** Damaged copies of each file; ten thousand of them were tried once. */
  private static final int FLIPS = 25;

  /** Bytes that reading a file of some hundreds may make. */
  private static final long MOST = 8L << 20;

  @TempDir private Path folder;

  @Test
  void otherFilesAreNotTakenForMatlabs() throws IOException {
    Path png = folder.resolve("a.png");
    ImageFiles.write(png, Image.of(1, 1, 3, new byte[3]), Optional.empty(), false);
    assertThat(Files.readAllBytes(png)).startsWith(PNG_MARK);
    assertForeign(Files.move(png, folder.resolve("png.mat")));
    assertForeign(MatFixtures.resource("plain-hdf5.mat", folder.resolve("plain.mat")));
    assertForeign(Files.write(folder.resolve("empty.mat"), new byte[0]));
    // Version 4 begins with type, rows, columns, imaginary part and the name's length: 20 bytes.
    ByteBuffer four = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    four.putInt(0).putInt(4).putInt(5).putInt(0).putInt(2).put((byte) 'A');
    assertForeign(Files.write(folder.resolve("four.mat"), four.array()));
  }

  private static void assertForeign(Path file) {
    assertThatThrownBy(() -> MatFile.open(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s is no Matlab file of version 5 or 7.3; save it by Matlab with -v7 or -v7.3"
                .formatted(file));
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    assertThatThrownBy(() -> MatFile.open(folder.resolve("no.mat")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("doesn't exist");
    assertThatThrownBy(() -> MatFile.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not a file");
  }

  @Test
  void aHugeArrayInASmallFileIsRefusedUnread() throws IOException {
    Path file = folder.resolve("huge.mat");
    MatFixtures.writePlain(
        file, "Blocks", Mat5.newMatrix(new int[] {1, 1, 2, 2, 3}, MatlabType.UInt8));
    byte[] bytes = Files.readAllBytes(file);
    // A header of 128 bytes, tags of 8 for the array, its flags and its sides, and flags of 8.
    ByteBuffer sides = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).position(128 + 32);
    assertThat(sides.getInt(sides.position() + 16)).isEqualTo(3);
    sides.putInt(40).putInt(32).putInt(1024).putInt(500);
    Files.write(file, bytes);
    assertThatThrownBy(() -> Blocks.open(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Blocks 40x32x1024x500x3 uint8 doesn't fit into the file");
  }

  @Test
  void lengthsThatLieAreRefusedUnread() throws IOException {
    Cell cell = Mat5.newCell(1, 2).set(0, Mat5.newMatrix(3, 4)).set(1, Mat5.newMatrix(5, 6));
    Path file = MatFixtures.writePlain(folder.resolve("cell.mat"), "pictures", cell);
    byte[] whole = Files.readAllBytes(file);
    for (int lie : new int[] {whole.length, 100_000_000, Integer.MAX_VALUE, -1}) {
      // The second number of each tag says how many bytes follow.
      for (int at = 128 + 4; at < whole.length; at += 8) {
        byte[] bytes = whole.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(at, lie);
        Files.write(file, bytes);
        long before = allocated();
        refusals(() -> readAll(MatFile.open(file)));
        assertThat(allocated() - before).as("bytes made for %d at %d", lie, at).isLessThan(MOST);
      }
    }
    Files.write(file, whole);
    assertThat(refusals(() -> readAll(MatFile.open(file)))).isZero();
  }

  /** A part that holds its bytes in its tag would lead the library elsewhere than the check. */
  @Test
  void nothingButArraysStandsInAFile() throws IOException {
    Path file = MatFixtures.writePlain(folder.resolve("a.mat"), "a", Mat5.newMatrix(9, 9));
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(128, 4 << 16 | 1);
    Files.write(file, bytes);
    assertThatThrownBy(() -> MatFile.open(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("something else stands where an array was to be");
  }

  @Test
  void lengthsThatLieInACompressedArrayAreRefusedUnread() throws IOException {
    Path file = MatFixtures.writePlain(folder.resolve("a.mat"), "a", Mat5.newMatrix(9, 9));
    byte[] plain = Files.readAllBytes(file);
    ByteBuffer sides = ByteBuffer.wrap(plain).order(ByteOrder.nativeOrder());
    // A header of 128 bytes, tags of 8 for the array and its flags, and flags of 8.
    sides.putInt(128 + 24 + 4, 100_000_000);
    byte[] deflated = deflate(Arrays.copyOfRange(plain, 128, plain.length));
    ByteBuffer tag = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putInt(15);
    tag.putInt(deflated.length);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(plain, 0, 128);
      out.write(tag.array());
      out.write(deflated);
    }
    long before = allocated();
    assertThatThrownBy(() -> readAll(MatFile.open(file)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("100000000 bytes lie where");
    assertThat(allocated() - before).isLessThan(MOST);
  }

  private static byte[] deflate(byte[] bytes) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(bytes);
    }
    return deflated.toByteArray();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static void readAll(MatFile file) {
    for (MatVariable variable : file.variables()) {
      if (variable.type() == MatType.CELL) {
        MatCell cell = file.cell(variable.name());
        assertThat(IntStream.range(0, cell.variable().count()).mapToObj(cell.elements()))
            .hasSize(cell.variable().count());
      } else if (variable.type().isNumeric()) {
        file.array(variable.name());
      }
    }
  }

  /** Whatever is cut off or turned over, there is a message or a picture: never another error. */
  @Test
  void damageEndsInAMessageOrAPicture() throws IOException {
    Path five = MatFixtures.blocks(folder.resolve("five.mat"), 2, 3, 4, 5);
    Path seven = MatFixtures.resource("blocks.mat", folder.resolve("seven.mat"));
    Path cell = MatFixtures.resource("cell.mat", folder.resolve("cell.mat"));
    for (Path file : new Path[] {five, seven, cell}) {
      damage(file, () -> read(Blocks.open(file)));
    }
    Path dnd = MatFixtures.dnd(folder.resolve("dnd"));
    damage(dnd.resolve("info.mat"), () -> DndPictures.open(dnd).crops(1));
    damage(dnd.resolve("images_srgb/0002.mat"), () -> DndPictures.open(dnd).crops(1));
  }

  private static void read(Blocks blocks) {
    for (int i = 0; i < Math.min(blocks.size(), 6); i++) {
      blocks.picture(i);
    }
  }

  private static void damage(Path file, Runnable reading) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      refused += refusals(reading);
    }
    assertThat(refused).as("of the cut ones of " + file).isGreaterThan(whole.length / 97 / 2);
    Random random = new Random(5);
    for (int i = 0; i < FLIPS; i++) {
      byte[] bytes = whole.clone();
      for (int k = 0; k <= i % 3; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) (i % 2 == 0 ? 0xff : random.nextInt(256));
      }
      Files.write(file, bytes);
      refusals(reading);
    }
    Files.write(file, whole);
    assertThat(refusals(reading)).isZero();
  }

  private static int refusals(Runnable reading) {
    try {
      reading.run();
      return 0;
    } catch (InputException e) {
      assertThat(e.getMessage()).isNotBlank();
      return 1;
    }
  }
}

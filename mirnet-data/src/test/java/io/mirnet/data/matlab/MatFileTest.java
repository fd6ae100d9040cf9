package io.mirnet.data.matlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.data.benchmark.Blocks;
import io.mirnet.data.benchmark.DndPictures;
import io.mirnet.data.benchmark.MatFixtures;
import io.mirnet.data.file.ImageFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;

@Timeout(30)
class MatFileTest {
  private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G'};

  /** Damaged copies of each file; ten thousand of them were tried once. */
  private static final int FLIPS = 25;

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

package io.mirnet.data.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

class BlocksTest {
  @TempDir private Path folder;

  @Test
  void readsVersionFive() {
    assertSamples(Blocks.open(MatFixtures.blocks(folder.resolve("a.mat"), 2, 3, 4, 5)));
  }

  @Test
  void readsVersionSevenPointThreeInChunksThatDontFitEvenly() {
    assertSamples(Blocks.open(MatFixtures.resource("blocks.mat", folder.resolve("b.mat"))));
  }

  private static void assertSamples(Blocks blocks) {
    assertThat(blocks.photographs()).isEqualTo(2);
    assertThat(blocks.blocks()).isEqualTo(3);
    assertThat(blocks.size()).isEqualTo(6);
    assertThat(blocks.name(0)).isEqualTo("0001_01");
    assertThat(blocks.name(5)).isEqualTo("0002_03");
    for (int i = 0; i < 6; i++) {
      Image picture = blocks.picture(i);
      assertThat(picture).hasToString("5x4, 3 channels, 8 bit");
      for (int k = 0; k < picture.length(); k++) {
        assertThat(picture.sample(k))
            .isEqualTo(MatFixtures.sample(i / 3, i % 3, k / 15, k / 3 % 5, k % 3));
      }
    }
  }

  @Test
  void readsACellOfFloatsOfVersionSevenPointThree() {
    Blocks blocks = Blocks.open(MatFixtures.resource("cell.mat", folder.resolve("c.mat")));
    assertThat(blocks.size()).isEqualTo(6);
    for (int i = 0; i < 6; i++) {
      Image picture = blocks.picture(i);
      for (int k = 0; k < picture.length(); k++) {
        int level = i / 3 * 3 + i % 3 + k / 15 * 5 + k / 3 % 5 * 2 + k % 3;
        assertThat(picture.value(k)).isEqualTo(level % 32 / 32f);
      }
    }
  }

  @Test
  void saysWhatAFileWithoutBlocksHas() {
    Path file = folder.resolve("other.mat");
    MatFixtures.write(file, "Photographs", Mat5.newMatrix(new int[] {4, 5, 3}, MatlabType.UInt8));
    assertThatThrownBy(() -> Blocks.open(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s has no array of photographs x blocks x height x width x 3 or such a cell; it has Photographs 4x5x3 uint8"
                .formatted(file));
  }

  @Test
  void doesNotChooseAmongSeveral() throws Exception {
    Path file = folder.resolve("two.mat");
    int[] size = {1, 1, 2, 2, 3};
    MatFile two = Mat5.newMatFile();
    two.addArray("A", Mat5.newMatrix(size, MatlabType.UInt8));
    two.addArray("B", Mat5.newMatrix(size, MatlabType.UInt8));
    Mat5.writeToFile(two, file.toString());
    assertThatThrownBy(() -> Blocks.open(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than one")
        .hasMessageContaining("A 1x1x2x2x3 uint8, B 1x1x2x2x3 uint8");
  }

  @Test
  void refusesFloatsOnTheScaleOfBytes() {
    Matrix matrix = Mat5.newMatrix(new int[] {1, 1, 2, 2, 3}, MatlabType.Double);
    matrix.setDouble(7, 200);
    Blocks blocks = Blocks.open(MatFixtures.write(folder.resolve("f.mat"), "Blocks", matrix));
    assertThatThrownBy(() -> blocks.picture(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("block 0001_01: it holds 200.0, but floats should be in [0, 1]");
  }

  @Test
  void refusesACellWhoseElementsAreNoPictures() {
    Cell cell = Mat5.newCell(1, 2);
    cell.set(0, Mat5.newString("text"));
    cell.set(1, Mat5.newMatrix(new int[] {2, 2}, MatlabType.Single));
    Blocks blocks = Blocks.open(MatFixtures.write(folder.resolve("g.mat"), "Restored", cell));
    for (int i = 0; i < 2; i++) {
      int index = i;
      assertThatThrownBy(() -> blocks.picture(index))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("g.mat");
    }
  }

  @Test
  void pairsAreNamedByPhotographAndBlock() {
    Path five = MatFixtures.blocks(folder.resolve("a.mat"), 2, 3, 4, 5);
    Path seven = MatFixtures.resource("blocks.mat", folder.resolve("b.mat"));
    PairedBlocks pairs = PairedBlocks.of(five, seven);
    assertThat(pairs.size()).isEqualTo(6);
    assertThat(pairs.name(3)).isEqualTo("0002_01");
    assertThat(pairs.load(3).input()).isEqualTo(pairs.load(3).target());
  }

  @Test
  void pairsOfOtherNumberOrSizeAreRefused() {
    Path file = MatFixtures.blocks(folder.resolve("a.mat"), 2, 3, 4, 5);
    Path fewer = MatFixtures.blocks(folder.resolve("b.mat"), 2, 2, 4, 5);
    assertThatThrownBy(() -> PairedBlocks.of(file, fewer))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s has 2x3 blocks, but %s has 2x2: give two files of one set".formatted(file, fewer));
    Path smaller = MatFixtures.blocks(folder.resolve("c.mat"), 2, 3, 4, 4);
    PairedBlocks pairs = PairedBlocks.of(file, smaller);
    assertThatThrownBy(() -> pairs.load(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("block 0001_01: input is 5x4, target is 4x4");
  }
}

package io.mirnet.data.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

class SubmissionsTest {
  @TempDir private Path folder;

  @Test
  void siddHasACellOfUnroundedFloats() throws IOException {
    Path file = folder.resolve("new/SubmitSrgb.mat");
    Blocks blocks = Blocks.open(MatFixtures.blocks(folder.resolve("in.mat"), 2, 3, 4, 5));
    SiddSubmission.write(file, blocks, SubmissionsTest::darker);
    MatFile submission = Mat5.readFromFile(file.toFile());
    Cell cell = submission.getCell("DenoisedBlocksSrgb");
    assertThat(cell.getDimensions()).containsExactly(2, 3);
    for (int p = 0; p < 2; p++) {
      for (int b = 0; b < 3; b++) {
        Matrix block = cell.getMatrix(p, b);
        assertThat(block.getType()).isEqualTo(MatlabType.Single);
        assertThat(block.getDimensions()).containsExactly(4, 5, 3);
        assertThat(block.getFloat(new int[] {3, 2, 1}))
            .isEqualTo(MatFixtures.sample(p, b, 3, 2, 1) / 255f * 0.3f);
      }
    }
    assertThat(submission.getMatrix("TimeMPSrgb").getDouble(0)).isPositive();
    assertThat(submission.getStruct("OptionalData").getFieldNames())
        .containsExactly("MethodName", "Authors", "PaperTitle", "Venue");
    Blocks read = Blocks.open(file);
    assertThat(read.picture(4)).isEqualTo(darker(blocks.picture(4)));
  }

  @Test
  void dndHasARowOfBoxesAPicture() throws IOException {
    DndPictures dnd = DndPictures.open(MatFixtures.dnd(folder.resolve("dnd")));
    Path file = folder.resolve("0002.mat");
    DndSubmission.write(file, dnd.crops(1), SubmissionsTest::darker);
    MatFile submission = Mat5.readFromFile(file.toFile());
    Cell cell = submission.getCell("Idenoised");
    assertThat(cell.getDimensions()).containsExactly(1, 2);
    assertThat(cell.getMatrix(0).getDimensions()).containsExactly(4, 3, 3);
    assertThat(cell.getMatrix(1).getDimensions()).containsExactly(4, 7, 3);
    // Row 2 and column 2 of the picture begin the first box.
    assertThat(cell.getMatrix(0).getFloat(0)).isEqualTo(level(1, 1, 0, 2) * 0.3f);
    assertThat(submission.getMatrix("israw").isLogical()).isTrue();
    assertThat(submission.getMatrix("israw").getType()).isEqualTo(MatlabType.UInt8);
    assertThat(submission.getMatrix("israw").getBoolean(0)).isFalse();
    assertThat(submission.getChar("eval_version").getString()).isEqualTo("1.0");
  }

  @Test
  void dndsBoxesCountFromOneAndIncludeTheirEnd() {
    DndPictures dnd = DndPictures.open(MatFixtures.dnd(folder.resolve("dnd")));
    assertThat(dnd.size()).isEqualTo(2);
    assertThat(dnd.name(1)).isEqualTo("0002");
    List<Image> crops = dnd.crops(0);
    assertThat(crops).hasSize(2);
    assertCrop(crops.get(0), 0, 1, 4, 3); // rows 1 to 4, columns 2 to 4
    assertCrop(crops.get(1), 2, 0, 4, 7); // rows 3 to 6, columns 1 to 7
  }

  private static void assertCrop(Image crop, int top, int left, int height, int width) {
    assertThat(crop.height()).isEqualTo(height);
    assertThat(crop.width()).isEqualTo(width);
    for (int k = 0; k < crop.length(); k++) {
      int y = top + k / 3 / width;
      int x = left + k / 3 % width;
      assertThat(crop.value(k)).isEqualTo(level(y, x, k % 3, 1));
    }
  }

  private static float level(int y, int x, int channel, int picture) {
    return (y * 13 + x * 7 + channel * 3 + picture * 5) % 32 / 32f;
  }

  @Test
  void missingPicturesOfDndAreCountedBeforeTheStart() throws IOException {
    Path dnd = MatFixtures.dnd(folder.resolve("dnd"));
    Files.delete(dnd.resolve("images_srgb/0002.mat"));
    assertThatThrownBy(() -> DndPictures.open(dnd))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lacks 1 of the 2 pictures that info.mat names, the first 0002.mat");
  }

  @Test
  void referencesThatLeadNowhereAreRefused() throws IOException {
    Path dnd = MatFixtures.dnd(folder.resolve("dnd"));
    Files.delete(dnd.resolve("info.mat"));
    MatFixtures.resource("unset.mat", dnd.resolve("info.mat"));
    assertThatThrownBy(() -> DndPictures.open(dnd))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("info.mat is damaged, cut off or of a kind that isn't read")
        .hasMessageContaining("has references that lead nowhere");
  }

  @Test
  void boxesOutsideThePictureAreRefused() throws IOException {
    Path dnd = MatFixtures.dnd(folder.resolve("dnd"));
    Path picture = dnd.resolve("images_srgb/0001.mat");
    Matrix small = Mat5.newMatrix(new int[] {4, 7, 3}, MatlabType.Single);
    MatFixtures.write(picture, "InoisySRGB", small);
    DndPictures pictures = DndPictures.open(dnd);
    assertThatThrownBy(() -> pictures.crops(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("0001.mat is 7x4, which has no room for")
        .hasMessageContaining("rows 3 to 6 and columns 1 to 7");
  }

  @Test
  void aRunThatEndsEarlyLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("Submit.mat"), "the last one");
    Blocks blocks = Blocks.open(MatFixtures.blocks(folder.resolve("in.mat"), 2, 3, 4, 5));
    int[] count = {0};
    assertThatThrownBy(
            () ->
                SiddSubmission.write(
                    file,
                    blocks,
                    block -> {
                      if (count[0]++ == 2) {
                        throw new IllegalStateException("stopped");
                      }
                      return darker(block);
                    }))
        .hasMessage("stopped");
    assertThat(file).hasContent("the last one");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  private static Image darker(Image image) {
    float[] values = image.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 0.3f;
    }
    return Image.of(image.height(), image.width(), image.channels(), values);
  }
}

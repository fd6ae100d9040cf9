package io.mirnet.data.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.image.Image;
import org.junit.jupiter.api.Test;

class CropTest {
  private final Image image = Image.of(2, 3, 1, new byte[] {1, 2, 3, 4, 5, 6});

  @Test
  void theRectangleIsCutOutInItsDepth() {
    assertThat(new Crop(1, 1, 1, 2).of(image)).isEqualTo(Image.of(1, 2, 1, new byte[] {5, 6}));
    Image floats = Image.of(1, 2, 2, new float[] {0, 0.2f, 1, 0.4f});
    assertThat(new Crop(0, 1, 1, 1).of(floats)).isEqualTo(Image.of(1, 1, 2, new float[] {1, 0.4f}));
    Image deep = Image.of(2, 1, 1, new short[] {1, (short) 40000});
    assertThat(new Crop(1, 0, 1, 1).of(deep))
        .isEqualTo(Image.of(1, 1, 1, new short[] {(short) 40000}));
  }

  @Test
  void theMiddleLeavesAsMuchOnBothSides() {
    assertThat(Crop.middle(image, 1)).isEqualTo(new Crop(0, 1, 1, 1));
    assertThat(Crop.middle(image, 9)).isEqualTo(new Crop(0, 0, 2, 3));
  }

  @Test
  void whatThePictureDoesNotHoldIsRefused() {
    assertThatThrownBy(() -> new Crop(1, 0, 2, 2).of(image))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Crop(-1, 0, 2, 2).of(image))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

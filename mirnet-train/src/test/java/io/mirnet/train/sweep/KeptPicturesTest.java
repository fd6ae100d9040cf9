package io.mirnet.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.Scores;
import io.mirnet.api.training.RunObserver.Picture;
import io.mirnet.data.file.ImageFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPicturesTest {
  @TempDir private Path folder;

  private static Image grey(int height, int width, int channels, float value) {
    float[] values = new float[height * width * channels];
    Arrays.fill(values, value);
    return Image.of(height, width, channels, values);
  }

  private static Picture picture(int index, Image input, Image restored, Image target) {
    Scores scores = new Scores(30, 0.9);
    return new Picture(7, "night", index, 9, "scene/" + index, input, restored, target, scores);
  }

  private Image read(String name) {
    return ImageFiles.read(folder.resolve("restored").resolve(name)).colour();
  }

  @Test
  void theFirstPicturesAreKeptWithInputAndTarget() {
    KeptPictures pictures = new KeptPictures("night");
    for (int i = 0; i < 6; i++) {
      pictures.see(picture(i, grey(8, 10, 3, 0.25f), grey(8, 10, 3, 0.5f), grey(8, 10, 3, 1)));
    }
    pictures.save(folder.resolve("restored"));
    assertThat(ImageFiles.list(folder.resolve("restored"))).hasSize(3 * 4);
    assertThat(read("scene_3.png")).isEqualTo(grey(8, 10, 3, 0.5f).quantize(8));
    assertThat(read("scene_3-input.png")).isEqualTo(grey(8, 10, 3, 0.25f).quantize(8));
    assertThat(read("scene_3-target.png")).isEqualTo(grey(8, 10, 3, 1).quantize(8));
  }

  @Test
  void picturesOfOtherSetsAreNotKept() {
    KeptPictures pictures = new KeptPictures("day");
    pictures.see(picture(0, grey(8, 8, 3, 0), grey(8, 8, 3, 0), grey(8, 8, 3, 0)));
    pictures.save(folder.resolve("restored"));
    assertThat(folder.resolve("restored")).isEmptyDirectory();
  }

  @Test
  void ofALargePictureTheMiddleIsKept() {
    float[] values = new float[600 * 700 * 3];
    values[(300 * 700 + 350) * 3] = 1;
    KeptPictures pictures = new KeptPictures("night");
    Image large = Image.of(600, 700, 3, values);
    pictures.see(picture(0, large, large, large));
    pictures.save(folder.resolve("restored"));
    Image kept = read("scene_0.png");
    assertThat(List.of(kept.height(), kept.width())).containsExactly(512, 512);
    assertThat(kept.sample((256 * 512 + 256) * 3)).isEqualTo(255);
  }

  @Test
  void ofTwoViewsTheLeftOneIsKept() {
    float[] values = new float[4 * 4 * 6];
    values[0] = 1;
    values[5] = 1;
    KeptPictures pictures = new KeptPictures("night");
    pictures.see(picture(0, Image.of(4, 4, 6, values), grey(4, 4, 3, 0), grey(4, 4, 3, 0)));
    pictures.save(folder.resolve("restored"));
    Image input = read("scene_0-input.png");
    assertThat(input.channels()).isEqualTo(3);
    assertThat(List.of(input.sample(0), input.sample(1), input.sample(2)))
        .containsExactly(255, 0, 0);
  }
}

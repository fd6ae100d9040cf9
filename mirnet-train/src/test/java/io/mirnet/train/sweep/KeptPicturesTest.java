package io.mirnet.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Scores;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.train.Evaluation;
import io.mirnet.train.Evaluation.ImageScore;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static Evaluation evaluation(int images) {
    List<ImageScore> scores = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      scores.add(new ImageScore("scene/" + i, new Scores(30, 0.9)));
    }
    return new Evaluation(scores);
  }

  private Image read(String name) {
    return ImageFiles.read(folder.resolve("restored").resolve(name)).colour();
  }

  @Test
  void theFirstPicturesAreKeptWithInputAndTarget() {
    KeptPictures pictures = new KeptPictures();
    for (int i = 0; i < 6; i++) {
      ImagePair pair = new ImagePair(grey(8, 10, 3, 0.25f), grey(8, 10, 3, 1));
      pictures.view(i, pair, grey(8, 10, 3, 0.5f));
    }
    pictures.save(folder.resolve("restored"), evaluation(6));
    assertThat(ImageFiles.list(folder.resolve("restored"))).hasSize(3 * 4);
    assertThat(read("scene_3.png")).isEqualTo(grey(8, 10, 3, 0.5f).quantize(8));
    assertThat(read("scene_3-input.png")).isEqualTo(grey(8, 10, 3, 0.25f).quantize(8));
    assertThat(read("scene_3-target.png")).isEqualTo(grey(8, 10, 3, 1).quantize(8));
  }

  @Test
  void ofALargePictureTheMiddleIsKept() {
    float[] values = new float[600 * 700 * 3];
    values[(300 * 700 + 350) * 3] = 1;
    KeptPictures pictures = new KeptPictures();
    Image large = Image.of(600, 700, 3, values);
    pictures.view(0, new ImagePair(large, large), large);
    pictures.save(folder.resolve("restored"), evaluation(1));
    Image kept = read("scene_0.png");
    assertThat(List.of(kept.height(), kept.width())).containsExactly(512, 512);
    assertThat(kept.sample((256 * 512 + 256) * 3)).isEqualTo(255);
  }

  @Test
  void ofTwoViewsTheLeftOneIsKept() {
    float[] values = new float[4 * 4 * 6];
    values[0] = 1;
    values[5] = 1;
    KeptPictures pictures = new KeptPictures();
    ImagePair pair = new ImagePair(Image.of(4, 4, 6, values), grey(4, 4, 3, 0));
    pictures.view(0, pair, grey(4, 4, 3, 0));
    pictures.save(folder.resolve("restored"), evaluation(1));
    Image input = read("scene_0-input.png");
    assertThat(input.channels()).isEqualTo(3);
    assertThat(List.of(input.sample(0), input.sample(1), input.sample(2)))
        .containsExactly(255, 0, 0);
  }
}

package io.mirnet.cli;

import io.mirnet.api.image.Image;
import io.mirnet.data.file.ImageFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** Pictures of random samples. */
public final class Pictures {
  private Pictures() {}

  /** An 8-bit image. */
  public static Image noise(int width, int height, int channels, long seed) {
    byte[] samples = new byte[width * height * channels];
    new Random(seed).nextBytes(samples);
    return Image.of(height, width, channels, samples);
  }

  /** Writes an 8-bit RGB picture and returns it. */
  public static Image write(Path file, int width, int height, long seed) {
    Image image = noise(width, height, 3, seed);
    ImageFiles.write(file, image, Optional.empty(), false);
    return image;
  }
}

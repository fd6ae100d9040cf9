package io.mirnet.data.benchmark;

import io.mirnet.api.image.Image;
import io.mirnet.data.matlab.MatWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The files that DND's site takes, as its bundle_submissions_srgb makes them: for each picture
 * {@code NNNN.mat} with {@code Idenoised}, a cell of 1 x boxes of single in [0, 1], not rounded,
 * {@code israw}, false, and {@code eval_version}, 1.0.
 */
public final class DndSubmission {
  private static final String VERSION = "1.0";

  private DndSubmission() {}

  /**
   * Restores the boxes of a picture and writes its file.
   *
   * @param path the file to write
   * @param crops the picture's boxes
   * @param restore restores one
   */
  public static void write(Path path, List<Image> crops, UnaryOperator<Image> restore) {
    MatWriter.write(
        path,
        file -> {
          file.pictures(
              "Idenoised",
              1,
              crops.size(),
              place -> {
                Image crop = crops.get(place);
                return new int[] {crop.height(), crop.width(), crop.channels()};
              },
              place -> restore.apply(crops.get(place)));
          file.truth("israw", false);
          file.text("eval_version", VERSION);
        });
  }
}

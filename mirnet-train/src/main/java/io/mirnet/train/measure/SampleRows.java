package io.mirnet.train.measure;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver.Picture;
import io.mirnet.data.sheet.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a sample sheet for one picture: what is seen, what it scores, and its middle. */
final class SampleRows {
  /** How much larger the middle is. */
  private static final int TIMES = 4;

  /** Pixels of a side below which there is nothing to enlarge. */
  private static final int SMALL = 64;

  private SampleRows() {}

  /**
   * Makes the rows.
   *
   * @param picture what was measured
   * @param kind the score to tell
   * @param before what the input scores; NaN if it can't be measured
   * @return input, restored and target below their heads, their scores, and their middles enlarged
   */
  static List<List<Image>> of(Picture picture, ScoreKind kind, double before) {
    List<Image> images = List.of(picture.input(), picture.restored(), picture.target());
    int width = picture.target().width();
    List<List<Image>> rows = new ArrayList<>();
    rows.add(strips(width, "input", "restored", "target " + picture.name()));
    rows.add(images);
    double after = picture.scores().value(kind.name());
    rows.add(strips(width, text(kind, before), text(kind, after), ""));
    if (Math.min(width, picture.target().height()) >= SMALL) {
      rows.add(images.stream().map(image -> Caption.enlarged(image, TIMES)).toList());
    }
    return rows;
  }

  private static List<Image> strips(int width, String... texts) {
    return Stream.of(texts).map(text -> Caption.strip(text, width)).toList();
  }

  private static String text(ScoreKind kind, double value) {
    return Double.isNaN(value) ? "" : kind.title() + " " + kind.format(value);
  }
}

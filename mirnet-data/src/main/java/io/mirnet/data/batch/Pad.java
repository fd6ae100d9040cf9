package io.mirnet.data.batch;

/** What is done with a picture that is smaller than the patch. */
public enum Pad {
  /** It is refused. */
  NONE,

  /**
   * It goes on to the right and to the bottom as its mirror image, which begins with a repeat of
   * the last column and row, as often as it takes: a b c, c b a, a b c. So does the released code
   * of MIRNet-v2 (OpenCV calls it BORDER_REFLECT).
   */
  REFLECT;

  /** What helps where a picture is refused. */
  public static final String REMEDY =
      "choose smaller patches, leave small pictures out, or let them be padded by data.train.pad=reflect";

  /** The row or column, of so many, whose values stand at a place counted from 0. */
  int at(int place, int length) {
    if (this == NONE || place < length) {
      return place;
    }
    int within = place % (2 * length);
    return within < length ? within : 2 * length - 1 - within;
  }
}

package io.mirnet.train.observe;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The values of events, as messages {@code Summary.Value} of
 * tensorflow/core/framework/summary.proto in the way that TensorBoard's plugins scalars, images,
 * text and hparams read them.
 */
final class Summaries {
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;
  private static final int IMAGE = 4;
  private static final int TENSOR = 8;
  private static final int METADATA = 9;

  /** Of tensorflow/core/framework/types.proto. */
  private static final int DT_FLOAT = 1;

  private static final int DT_STRING = 7;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private Summaries() {}

  /** A number, of which TensorBoard keeps a float's digits. */
  static Message scalar(String tag, double value) {
    return value(tag).float32(SIMPLE_VALUE, value);
  }

  /** A picture, with the bytes of its file. */
  static Message image(String tag, Png png) {
    Message image =
        new Message()
            .integer(1, png.height())
            .integer(2, png.width())
            .integer(3, png.channels())
            .bytes(4, png.bytes());
    return value(tag).message(IMAGE, image);
  }

  /**
   * A text.
   *
   * @param markdown as TensorBoard shows it; four spaces before each line keep it as it is
   */
  static Message text(String tag, String markdown) {
    Message tensor = new Message().integer(1, DT_STRING).message(2, new Message());
    return value(tag)
        .message(TENSOR, tensor.text(8, markdown))
        .message(METADATA, plugin(new Message().text(1, "text")));
  }

  /**
   * What a run was started with; the first of a run counts.
   *
   * @param settings values by path; those that read as numbers or truth values become such
   * @param seconds time since 1970
   */
  static Message sessionStart(Map<String, String> settings, double seconds) {
    Message info = new Message();
    settings.forEach(
        (path, text) -> info.message(1, new Message().text(1, path).message(2, typed(text))));
    return session("_hparams_/session_start_info", 3, info.float64(5, seconds));
  }

  /**
   * That a run was trained to its end.
   *
   * @param seconds time since 1970
   */
  static Message sessionEnd(double seconds) {
    int success = 1;
    return session(
        "_hparams_/session_end_info", 4, new Message().integer(1, success).float64(2, seconds));
  }

  /** A {@code google.protobuf.Value}. */
  private static Message typed(String text) {
    if (text.equals("true") || text.equals("false")) {
      return new Message().bool(4, text.equals("true"));
    }
    return NUMBER.matcher(text).matches()
        ? new Message().float64(2, Double.parseDouble(text))
        : new Message().text(3, text);
  }

  /** All is in the metadata; the tensor has no values. */
  private static Message session(String tag, int field, Message info) {
    Message noValues = new Message().message(2, new Message());
    return value(tag)
        .message(TENSOR, new Message().integer(1, DT_FLOAT).message(2, noValues))
        .message(
            METADATA,
            plugin(
                new Message().text(1, "hparams").message(2, new Message().message(field, info))));
  }

  private static Message value(String tag) {
    return new Message().text(TAG, tag);
  }

  private static Message plugin(Message nameAndContent) {
    return new Message().message(1, nameAndContent);
  }
}

package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key of an earlier version that is now another one, perhaps elsewhere and of another shape. It
 * is still read, in each layer before that is laid over the one below, with a warning that tells
 * the new key. Both of them in one layer are a mistake.
 *
 * <pre>{@code
 * @Moved(from = "optimizer.clip_norm", when = "0", to = "clip", as = "none")
 * @Moved(from = "optimizer.clip_norm", to = "clip", as = "{type: global-norm, at: $value}")
 * record TrainOptions(...) {}
 * }</pre>
 *
 * <p>This is read as {@code train: {clip: {type: global-norm, at: 0.01}}}:
 *
 * <pre>{@code
 * train:
 *   optimizer: {clip_norm: 0.01}
 * }</pre>
 *
 * <p>An old key may also have become an item of a list of choices, {@code to =
 * "augmentations[mixup]"}: then {@code true} or a mapping of options puts the item into the list
 * below (the default one, if no layer gives another), and {@code false} or nothing takes it out. By
 * its index, {@code to = "sigma[0]"}, it takes the place of that item of the list below.
 */
@Documented
@Target(ElementType.TYPE)
@Repeatable(Moved.All.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface Moved {
  /**
   * Returns the old key.
   *
   * @return a path from the record's mapping. Where something else has that key now, as the options
   *     of a plugin's optimizer may, it isn't moved
   */
  String from();

  /**
   * Returns the only value that is moved. Of several moves of a key the first that fits counts.
   *
   * @return a text; empty for any value
   */
  String when() default "";

  /**
   * Returns the new key.
   *
   * @return a path from the record's mapping, or a list with an item's type or index, {@code
   *     key[type]}
   */
  String to();

  /**
   * Returns the new value.
   *
   * @return YAML, in which {@code $value} stands for the old value
   */
  String as() default "$value";

  /** Several moves. */
  @Documented
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    /**
     * Returns the moves.
     *
     * @return in the order in which they are tried
     */
    Moved[] value();
  }
}

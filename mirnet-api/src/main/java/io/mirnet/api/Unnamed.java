package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of type {@code Map<String, T>} that may be written as its only value, without a name:
 * a text, or a mapping with a {@code type}. In a layer above such a mapping (a file with a {@code
 * base}, or {@code key=value}) the keys of the value may stand without {@code type} too.
 *
 * <pre>{@code
 * record Data(@Default("{}") @Unnamed("validation") Map<String, ValidationSet> validation) {}
 * }</pre>
 *
 * <p>These two are equal:
 *
 * <pre>{@code
 * validation: {type: paired, input: val/low}
 *
 * validation:
 *   validation: {type: paired, input: val/low}
 * }</pre>
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Unnamed {
  /**
   * Returns the name that the only value has.
   *
   * @return a name
   */
  String value();
}

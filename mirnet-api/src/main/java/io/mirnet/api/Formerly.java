package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The keys that a record component took the place of. A file that still has one is told the new
 * key, instead of a guess by spelling.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Formerly {
  /**
   * Returns the former keys.
   *
   * @return keys of the same mapping, in snake_case
   */
  String[] value();
}

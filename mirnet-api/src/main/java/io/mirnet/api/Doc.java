package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One line on a record component, shown by {@code plugins show} and in generated pages. */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
  /**
   * Returns what the key means, with its unit.
   *
   * @return one line without a full stop
   */
  String value();
}

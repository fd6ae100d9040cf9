package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One line on a record component, or on a whole record of options: shown by {@code plugins show},
 * in generated pages, and by editors that know the schema.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
  /**
   * Returns what the key means, with its unit; on a provider, what it makes.
   *
   * @return one line without a full stop
   */
  String value();
}

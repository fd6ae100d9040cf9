package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The default of a record component, written as it would be in YAML: {@code @Default("8")},
 * {@code @Default("[1, 2, 4, 4]")}, {@code @Default("{type: skff}")}. A component without it is
 * required, unless its type is {@link java.util.Optional}.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
  /**
   * Returns the default as YAML.
   *
   * @return the text
   */
  String value();
}

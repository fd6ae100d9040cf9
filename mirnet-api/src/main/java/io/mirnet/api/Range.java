package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The closed range of a numeric component, or of each item where the component is a list. */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
  /**
   * Returns the least value allowed.
   *
   * @return the least value
   */
  double min() default Double.NEGATIVE_INFINITY;

  /**
   * Returns the greatest value allowed.
   *
   * @return the greatest value
   */
  double max() default Double.POSITIVE_INFINITY;
}

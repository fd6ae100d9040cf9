package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that may be written as one of its components alone. What is no mapping, or is a mapping
 * with a {@code type} that the record itself has no key for, stands for {@code {key: VALUE}}; the
 * other components have their defaults.
 *
 * <pre>{@code
 * @Short("loss")
 * record WeightedLoss(Choice<LossProvider<?>> loss, @Default("1") double weight) {}
 * }</pre>
 *
 * <p>This is three of them, in a list:
 *
 * <pre>{@code
 * terms:
 *   - charbonnier
 *   - {type: charbonnier, epsilon: 1e-6}
 *   - {loss: edge, weight: 0.05}
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("JavaLangClash")
public @interface Short {
  /**
   * Returns the key of the component that may stand alone.
   *
   * @return a key of the record, in snake_case; no other one may be required
   */
  String value();
}

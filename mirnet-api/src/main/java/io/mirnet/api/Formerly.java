package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The keys that a record component took the place of. A file that still has one is read as if it
 * had the new key, with a warning that tells it. Both of them in one layer are a mistake.
 *
 * <pre>{@code
 * record Data(@Default("[]") @Formerly("dirs") List<Path> folders) {}
 * }</pre>
 *
 * <p>This is read as {@code folders: [a]}:
 *
 * <pre>{@code
 * dirs: [a]
 * }</pre>
 *
 * <p>A key whose value has another shape now, or another place, is {@link Moved}.
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

package io.mirnet.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link Choice} whose {@code type} and options stand among the keys of the record that holds it.
 * A text alone is the choice alone. Another {@code type} in a layer above drops the options of the
 * former one, not the record's own keys. A provider with an option of the name of such a key can't
 * be chosen there.
 *
 * <pre>{@code
 * record NetworkOptions(
 *     @Inline Choice<ModelProvider<?>> model,
 *     @Default("[]") List<String> freeze) {}
 * }</pre>
 *
 * <p>Here {@code width} is an option of {@code mirnet-v2}:
 *
 * <pre>{@code
 * model: {type: mirnet-v2, width: 16, freeze: ["body.0.*"]}
 * }</pre>
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Inline {}

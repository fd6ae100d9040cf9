package io.mirnet.api;

/**
 * The one shape of every extension point: a name, a record of options, and (in the interface that
 * extends this one) a create method.
 *
 * <p>Providers are found by {@link java.util.ServiceLoader} on the class path and in the jars of
 * plugins: a provider is a public class with a public constructor without arguments, named in a
 * file under {@code META-INF/services}. It holds no state.
 *
 * @param <C> the options: an immutable record whose components are the keys in YAML (in
 *     snake_case), with defaults given by {@link Default}
 */
public interface Provider<C extends Record> {

  /**
   * Returns the name by which YAML selects this provider, as in {@code type: skff}.
   *
   * @return a name that matches {@code [a-z][a-z0-9-]*}, unique within its extension point
   */
  String name();

  /**
   * Returns the record that holds this provider's options.
   *
   * @return the class of the record
   */
  Class<C> configType();
}

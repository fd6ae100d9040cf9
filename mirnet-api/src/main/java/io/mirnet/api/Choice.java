package io.mirnet.api;

import java.util.Objects;
import java.util.function.BiFunction;

/**
 * A provider together with its options: what {@code {type: skff, reduction: 8}} in YAML binds to.
 * Providers hold no state: two of one class are the same choice.
 *
 * <pre>{@code
 * var fusion = new Choice<FusionProvider<?>>(new SkffProvider(), new SkffOptions(8));
 * Block block = FusionProvider.build(fusion, new FusionSpec(80, 2));
 * }</pre>
 *
 * @param provider the provider
 * @param options an instance of the provider's {@link Provider#configType()}
 * @param <P> the extension point, for example {@code FusionProvider<?>}
 */
public record Choice<P extends Provider<?>>(P provider, Record options) {

  /**
   * Checks that the options are the provider's own.
   *
   * @throws IllegalArgumentException if {@code options} is of another record type
   */
  public Choice {
    if (!provider.configType().isInstance(options)) {
      throw new IllegalArgumentException(
          "options of '%s' must be a %s, not a %s"
              .formatted(
                  provider.name(),
                  provider.configType().getSimpleName(),
                  options.getClass().getSimpleName()));
    }
  }

  /**
   * Returns the provider's name, the {@code type} in YAML.
   *
   * @return the name
   */
  public String type() {
    return provider.name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Choice<?> choice
        && provider.getClass().equals(choice.provider.getClass())
        && options.equals(choice.options);
  }

  @Override
  public int hashCode() {
    return Objects.hash(provider.getClass(), options);
  }

  /**
   * Calls a provider's create method with options of the right type, and names the provider and its
   * jar if it throws. The static {@code build} methods of the extension points are made of this.
   *
   * @param provider the provider
   * @param options its options
   * @param create the create method, with everything but the options bound
   * @param <C> the type of the options
   * @param <P> the type of the provider
   * @param <R> the type of what is made
   * @return what the provider made
   * @throws ProviderException if the provider throws or returns null
   */
  public static <C extends Record, P extends Provider<C>, R> R make(
      P provider, Record options, BiFunction<P, C, R> create) {
    R made;
    try {
      made = create.apply(provider, provider.configType().cast(options));
    } catch (InputException | ProviderException e) {
      throw e; // A network's fusion that failed is the fusion's failure, not the network's.
    } catch (RuntimeException | LinkageError e) {
      throw new ProviderException(provider, e);
    }
    if (made == null) {
      throw new ProviderException(provider, new NullPointerException("create returned null"));
    }
    return made;
  }
}

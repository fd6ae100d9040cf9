package io.mirnet.api;

import java.security.CodeSource;

/** A provider failed while it made something: the message names the provider, its class and jar. */
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Wraps what a provider threw.
   *
   * @param provider the provider
   * @param cause what it threw
   */
  public ProviderException(Provider<?> provider, Throwable cause) {
    super(
        "'%s' (%s) failed: %s"
            .formatted(
                provider.name(),
                origin(provider.getClass()),
                cause.getMessage() == null ? cause.toString() : cause.getMessage()),
        cause);
  }

  /**
   * Says where a class comes from.
   *
   * @param type a class
   * @return its name and the jar or folder that holds it, for messages
   */
  public static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null
        ? type.getName()
        : type.getName() + " in " + source.getLocation().getPath();
  }
}

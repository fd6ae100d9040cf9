package io.mirnet.config;

import java.util.Collection;
import java.util.stream.Collectors;

/** Providers that can't be offered: the message has a line for each, with class, jar and remedy. */
public final class ProviderLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProviderLoadException(Collection<String> errors) {
    super(
        errors.stream()
            .map(error -> error.strip().replaceAll("\\s*\\R\\s*", "; "))
            .collect(Collectors.joining("\n")));
  }
}

package io.mirnet.config;

import java.util.List;

/** Providers that can't be offered: the message has a line for each, with class, jar and remedy. */
public final class ProviderLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProviderLoadException(List<String> lines) {
    super(String.join("\n", lines));
  }
}

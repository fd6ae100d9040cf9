package io.mirnet.cli.console;

import io.mirnet.config.ConfigurationException;
import java.util.List;
import java.util.function.Supplier;

/** Says what a file is that was given for one of another kind, instead of counting its keys. */
public final class OtherKind {
  private OtherKind() {}

  /**
   * Reads a file.
   *
   * @param reading reads it as what it was given for
   * @param keys keys that only the other kind has
   * @param message what it is, and what to do with it
   * @return what was read
   * @throws UsageException if it is of the other kind
   * @throws ConfigurationException if it has other mistakes
   */
  public static <T> T unless(Supplier<T> reading, List<String> keys, String message) {
    try {
      return reading.get();
    } catch (ConfigurationException e) {
      boolean other =
          e.problems().stream()
              .anyMatch(
                  problem ->
                      keys.stream()
                          .map("the configuration has no key '%s'"::formatted)
                          .anyMatch(problem.message()::equals));
      throw other ? new UsageException(message) : e;
    }
  }
}

package io.mirnet.train.run;

import java.nio.file.Path;
import java.util.Optional;

/** Another process writes into a run directory; nothing was written by this one. */
public final class RunBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param folder the run directory
   * @param owner who has it, if that is known
   */
  public RunBusyException(Path folder, Optional<String> owner) {
    super(
        "another process has %s%s; nothing was written: wait until it ends, or end it first"
            .formatted(folder, owner.map(text -> " (" + text + ")").orElse("")));
  }
}

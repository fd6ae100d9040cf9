package io.mirnet.train.run;

import java.nio.file.Path;

/** A run directory is there already; runs are never overwritten. */
public final class RunExistsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param folder the run directory
   */
  public RunExistsException(Path folder) {
    super(
        "%s exists and is not overwritten: go on with --resume %s, or choose another with --run DIR"
            .formatted(folder, folder));
  }
}

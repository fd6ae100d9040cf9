package io.mirnet.train.run;

import java.nio.file.Path;

/** A folder holds a run or something else already; nothing is ever overwritten. */
public final class RunExistsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RunExistsException(String message) {
    super(message);
  }

  /**
   * Refuses the folder of a run that has saved.
   *
   * @param folder the run directory
   * @return the exception
   */
  public static RunExistsException saved(Path folder) {
    return new RunExistsException(
        "%s exists and is not overwritten: go on with --resume %s, or choose another with --run DIR"
            .formatted(folder, folder));
  }

  /**
   * Refuses the folder of a run that was begun and never saved a checkpoint.
   *
   * @param folder the run directory
   * @return the exception
   */
  public static RunExistsException neverSaved(Path folder) {
    return new RunExistsException(
        "%s holds a run that never saved a checkpoint: --resume %s starts it anew from iteration 0; or choose another with --run DIR"
            .formatted(folder, folder));
  }

  /**
   * Refuses a folder that is no run directory.
   *
   * @param folder the folder, or a file
   * @param content something in it that is no part of a run
   * @return the exception
   */
  public static RunExistsException foreign(Path folder, String content) {
    return new RunExistsException(
        "%s exists, is no run directory and holds %s: choose another with --run DIR"
            .formatted(folder, content));
  }
}

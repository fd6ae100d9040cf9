package io.mirnet.train.run;

import java.util.List;

/** Keys that can't change in a run that has begun were given other values; nothing was written. */
public final class FixedKeysException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param fixed the keys
   * @param changeable keys that can change, each with all that is below it
   */
  public FixedKeysException(List<String> fixed, List<String> changeable) {
    super(
        "%s can't change in a run that has begun: begin another run; what can change is %s"
            .formatted(String.join(", ", fixed), String.join(", ", changeable)));
  }
}

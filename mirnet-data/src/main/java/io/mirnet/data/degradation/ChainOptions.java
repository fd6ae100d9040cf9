package io.mirnet.data.degradation;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Doc;
import io.mirnet.api.image.DegradationProvider;
import java.util.List;

/**
 * Options of {@code chain}.
 *
 * @param steps the degradations, in order
 */
public record ChainOptions(
    @Doc("the degradations, in the order in which they are applied")
        List<Choice<DegradationProvider<?>>> steps)
    implements Checked {

  /** Copies the list. */
  public ChainOptions {
    steps = List.copyOf(steps);
  }

  @Override
  public List<Violation> violations() {
    return steps.isEmpty()
        ? List.of(new Violation("steps", "one degradation or more is needed"))
        : List.of();
  }
}
